import { entry } from './sorts.ts'

export const evidenceRefusals = {
  'evidence.bad-file': entry<{ at: string }>(
    'invalid',
    (f) => `这不是完整的证据文件：“${f.at}”处不合格式。请向导出单位重新索取原文件，不要手工修改。`,
    (f) =>
      `This is no whole evidence file: it does not hold to the form at ${f.at}. Ask the exporter for the original.`,
  ),
  'evidence.unreadable': entry<{ byte: number; bytes: number }>(
    'invalid',
    (f) =>
      `文件共 ${f.bytes} 字节，从第 ${f.byte} 个字节起读不通：在那里被改动或截断，或者本来就不是证据文件。请向导出单位重新索取原文件。`,
    (f) =>
      `The file has ${f.bytes} bytes and cannot be read from byte ${f.byte} on: it was changed or cut there, or never was an evidence file. Ask the exporter for the original.`,
  ),
  'evidence.no-card': entry<{ party: string }>(
    'invalid',
    (f) => `文件里没有“${f.party}”的名片，无法核对其签名。请向导出单位重新索取。`,
    (f) => `The file holds no card of ${f.party}, so its signature cannot be checked. Ask the exporter for it again.`,
  ),
  'evidence.not-yet-signed': entry<{ log: string }>(
    'unavailable',
    (f) => `日志“${f.log}”最后几条还没有签章，暂时不能导出。请稍后再试。`,
    (f) => `The last entries of ${f.log} are not signed yet, so nothing can be exported now. Try again shortly.`,
  ),
}
