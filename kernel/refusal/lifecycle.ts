import { entry } from './sorts.ts'

export const lifecycleRefusals = {
  'step.unknown': entry<{ step: string; kind: string }>(
    'not-found',
    (f) => `“${f.kind}”没有“${f.step}”这个环节。请刷新页面后重试。`,
    (f) => `${f.kind} has no step ${f.step}. Reload the page and try again.`,
  ),
}
