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
  'fact.bad-random': entry<{ bytes: number; wanted: number }>(
    'invalid',
    (f) => `生成编号需要 ${f.wanted} 个随机字节和有效时间，实有 ${f.bytes} 字节。请检查客户端。`,
    (f) => `An id is made from ${f.wanted} random bytes and a valid time, not from ${f.bytes}. Check the client.`,
  ),
  'fact.bad-envelope': entry<{ path: string; wanted: string }>(
    'invalid',
    (f) => `记录的“${f.path || '根'}”不合规，应为 ${f.wanted}。请核对来源站点的版本。`,
    (f) =>
      `${f.path || 'The envelope'} of the fact should be ${f.wanted}. Check the version of the node that wrote it.`,
  ),
  'fact.bad-part': entry<{ part: string; wanted: string }>(
    'invalid',
    (f) => `“${f.part}”内容不合规，应为 ${f.wanted}。请核对来源站点的版本。`,
    (f) => `The ${f.part} part should be ${f.wanted}. Check the version of the node that wrote it.`,
  ),
  'fact.no-part': entry<{ part: string }>(
    'not-found',
    (f) => `这条记录没有“${f.part}”内容。请核对要读取的内容。`,
    (f) => `This fact has no ${f.part} part. Check which one you want.`,
  ),
  'fact.commitment': entry<{ part: string }>(
    'conflict',
    (f) => `“${f.part}”内容与日志中的承诺值不符，可能被改动。请隔离并核查来源。`,
    (f) =>
      `The ${f.part} part does not match the commitment in the log; it may have been changed. Keep it apart and look into where it came from.`,
  ),
  'fact.missing-salt': entry<{ part: string }>(
    'invalid',
    (f) => `没有给出“${f.part}”内容的盐。请为每个内容分区各生成一个。`,
    (f) => `No salt was given for the ${f.part} part. Draw one for each part.`,
  ),
}
