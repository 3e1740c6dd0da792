import type { Text } from '../names.ts'
import type { Kind } from './kind.ts'

// A kind may come from another party without its words: then the ids have to do.
export function stepText(kind: Kind, step: string): Text {
  return found(kind.labels.steps, step)
}
export function stageText(kind: Kind, track: string, stage: string): Text {
  return found(kind.labels.stages, `${track}.${stage}`, stage)
}
export function trackText(kind: Kind, track: string): Text {
  return found(kind.labels.tracks, track)
}
export function fieldText(kind: Kind, field: string): Text {
  return found(kind.labels.fields, field)
}
export function gateText(kind: Kind, gate: string): Text {
  return found(kind.labels.gates, gate)
}

/** What personal data is taken for, in both languages where the kind says it in both. */
export function purposeText({ labels }: Pick<Kind, 'labels'>, purpose: string): Text {
  return found(labels.purposes ?? {}, purpose)
}

function found(texts: Record<string, Text>, key: string, otherwise = key): Text {
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined
  return text ? { zh: text.zh, en: text.en } : { zh: otherwise, en: otherwise }
}
