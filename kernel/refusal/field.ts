import type { Text } from '../names.ts'
import { entry } from './sorts.ts'

/** What a form’s field takes. */
export const fieldRefusals = {
  'field.required': entry<{ label: Text }>(
    'invalid',
    (f) => `请填写“${f.label.zh}”。`,
    (f) => `Fill in “${f.label.en}”.`,
  ),
  'field.not-asked': entry<{ label: Text; by: Text }>(
    'invalid',
    (f) => `按“${f.by.zh}”所填，不需要“${f.label.zh}”。请删去，或改“${f.by.zh}”。`,
    (f) => `As “${f.by.en}” stands, “${f.label.en}” is not asked. Leave it out, or change “${f.by.en}”.`,
  ),
  'field.unknown': entry<{ field: string; near?: string }>(
    'invalid',
    (f) => `此表单没有“${f.field}”一项${f.near ? `，是否指“${f.near}”` : ''}。请去掉或更正后再提交。`,
    (f) => `This form has no field ${f.field}${f.near ? `; did you mean ${f.near}` : ''}. Leave it out or mend it.`,
  ),
  'field.wrong-type': entry<{ wanted: Text }>(
    'invalid',
    (f) => `填写的内容不是${f.wanted.zh}。请更正。`,
    (f) => `This is not ${f.wanted.en}. Mend it.`,
  ),
  'field.too-long': entry<{ characters: number; most: number }>(
    'invalid',
    (f) => `共 ${f.characters} 字，最多 ${f.most} 字。请精简。`,
    (f) => `It has ${f.characters} characters, at most ${f.most} fit. Shorten it.`,
  ),
  'field.odd-characters': entry<Record<string, never>>(
    'invalid',
    () => '含有不可见的控制字符。请重新输入。',
    () => 'It holds invisible control characters. Type it again.',
  ),
  'field.out-of-range': entry<{ value: string; min?: number | string; max?: number | string }>(
    'invalid',
    (f) => `${f.value} 超出范围（${f.min ?? '不限'} 至 ${f.max ?? '不限'}）。请核对。`,
    (f) => `${f.value} is out of range (${f.min ?? 'any'} to ${f.max ?? 'any'}). Check it.`,
  ),
  'field.computed': entry<{ label: Text }>(
    'invalid',
    (f) => `“${f.label.zh}”由系统算出，不用填。请删去后再提交。`,
    (f) => `“${f.label.en}” is computed; nobody fills it in. Leave it out.`,
  ),
  'field.scale': entry<{ value: string; scale: number }>(
    'invalid',
    (f) => `“${f.value}”应为最多 ${f.scale} 位小数的数。请更正。`,
    (f) => `${f.value} should be a number with at most ${f.scale} digits after the point. Mend it.`,
  ),
  'field.not-a-choice': entry<{ value: string; choices: string[] }>(
    'invalid',
    (f) => `“${f.value}”不在可选项（${f.choices.join('、')}）之内。请重新选择。`,
    (f) => `${f.value} is none of the choices (${f.choices.join(', ')}). Choose again.`,
  ),
  'field.media-type': entry<{ type: string; accept: string[] }>(
    'invalid',
    (f) => `不接受 ${f.type} 类型的文件（可用：${f.accept.join('、')}）。请转换后上传。`,
    (f) => `Files of type ${f.type} are not taken here (these are: ${f.accept.join(', ')}). Convert it first.`,
  ),
  'field.too-many': entry<{ count: number; most: number }>(
    'invalid',
    (f) => `共 ${f.count} 项，最多 ${f.most} 项。请减少。`,
    (f) => `There are ${f.count} items, at most ${f.most} fit. Leave some out.`,
  ),
  'field.too-large': entry<{ bytes: number; most: number }>(
    'too-large',
    (f) => `内容共 ${f.bytes} 字节，最多 ${f.most} 字节。请作为文件上传。`,
    (f) => `It has ${f.bytes} bytes, at most ${f.most} fit. Upload it as a file.`,
  ),
}
