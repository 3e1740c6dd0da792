import { entry } from './sorts.ts'

export const factRefusals = {
  'fact.too-large': entry<{ bytes: number; most: number }>(
    'too-large',
    (f) => `内容为 ${f.bytes} 字节，上限 ${f.most} 字节。请把大段内容作为文件上传。`,
    (f) => `The content has ${f.bytes} bytes, at most ${f.most} are allowed. Upload larger content as a file.`,
  ),
  'fact.too-deep': entry<{ most: number }>(
    'invalid',
    (f) => `内容嵌套超过 ${f.most} 层。请减少层级。`,
    (f) => `The content is nested more than ${f.most} levels deep. Use fewer levels.`,
  ),
  'fact.not-utf8': entry<Record<string, never>>(
    'invalid',
    () => '内容不是合法的 UTF-8 文本。请用 UTF-8 编码重新提交。',
    () => 'The content is not valid UTF-8. Send it again in UTF-8.',
  ),
  'fact.not-json': entry<Record<string, never>>(
    'invalid',
    () => '内容不是合法的 JSON。请检查后重新提交。',
    () => 'The content is not valid JSON. Check it and send it again.',
  ),
  'fact.not-canonical': entry<Record<string, never>>(
    'invalid',
    () =>
      '内容不是规范 JSON（RFC 8785）：键有重复或未排序、有多余空白、数字写法不规范，或含半个代理字符。请按规范生成。',
    () =>
      'The content is not canonical JSON (RFC 8785): keys doubled or unsorted, spacing, an odd number, or a lone surrogate. Generate it by the standard.',
  ),
  'fact.not-data': entry<{ found: string }>(
    'invalid',
    (f) => `“${f.found}”不能写成 JSON。请改为文本、有限数、布尔、列表或普通对象。`,
    (f) => `${f.found} cannot be written as JSON. Use text, a finite number, a boolean, a list or a plain object.`,
  ),
  'fact.bad-salt': entry<{ bytes: number; wanted: number }>(
    'invalid',
    (f) => `盐应为 ${f.wanted} 字节，实为 ${f.bytes} 字节。请重新生成。`,
    (f) => `A salt has ${f.wanted} bytes, this one has ${f.bytes}. Generate it again.`,
  ),
}
