import type { EvidenceLevel } from '@lianyu/kernel'
import type { Fault } from './check-paper.ts'

/** The page's words, a dictionary of its own. */
export interface Words {
  title: string
  says: string
  code: string
  example: string
  look: string
  loading: string
  offline: string
  sample: string
  valid: string
  validSays: string
  replaced: (day: string) => string
  revoked: (day: string) => string
  endedSays: (by: string, why: string) => string
  broken: string
  faults: Record<Fault, string>
  by: string
  on: string
  file: string
  fileSays: string
  choose: string
  same: (name: string) => string
  differs: (name: string) => string
  checked: string
  checkedFact: (party: string, index: number, size: number) => string
  checkedPart: string
  checkedKey: (party: string, fingerprint: string) => string
  evidence: Record<EvidenceLevel, string>
  print: string
  day: (year: number, month: number, day: number) => string
  large: string
  normal: string
  other: string
  quote: (id: string) => string
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const zh: Words = {
  title: '核验结果证书',
  says: '输入证书上印的核验码，不用登录。核验在这部设备上进行。',
  code: '核验码',
  example: '例如 ABCDE-FGHJK-…',
  look: '核验',
  loading: '正在核验',
  offline: '没有连上。请看看信号，再试一次。',
  sample: '样例',
  valid: '证书有效，记录没有被改过',
  validSays: '签发时的记录在签章日志里，刚在这部设备上逐项对过',
  replaced: (day) => `这份证书已于 ${day} 被新的一份替换，请以新证书为准`,
  revoked: (day) => `这份证书已于 ${day} 撤销，不再有效`,
  endedSays: (by, why) => (why === '' ? `由${by}作出` : `由${by}作出，原因：${why}`),
  broken: '核验不通过，请不要采信',
  faults: {
    unsigned: '日志签章对不上签发单位的密钥',
    'not-in-log': '日志里没有这条记录',
    changed: '记录的内容被改动过',
    'other-code': '这条记录不是这个核验码的',
    'other-words': '页面所列内容与记录不符',
  },
  by: '签发单位',
  on: '签发时间',
  file: '手上的文件是不是原件',
  fileSays: '选择收到的 PDF，只在这部设备上比对，不上传。',
  choose: '选择 PDF 文件',
  same: (name) => `“${name}”与签发时一字不差`,
  differs: (name) => `“${name}”与签发的文件不符，内容可能被改动，请不要采信`,
  checked: '核验了什么',
  checkedFact: (party, index, size) => `${party}的签章日志共 ${size} 条，这是第 ${index + 1} 条，位置由签章证明`,
  checkedPart: '核验码、文件指纹与记录里的承诺值一致',
  checkedKey: (party, fingerprint) =>
    `签章用的是${party}的密钥${fingerprint === '' ? '' : `，名片指纹 ${fingerprint}`}。要紧的事，请用原来知道的电话向该单位核对指纹。`,
  evidence: {
    unsigned: '没有签章',
    'self-signed': '签发单位一家保存',
    mirrored: '另有单位保存全部副本，签发单位不能单方改动',
    witnessed: '有第三方见证日志只增不改',
  },
  print: '打印核验结果',
  day: (year, month, day) => `${year}年${month}月${day}日`,
  large: '大字',
  normal: '标准字号',
  other: 'English',
  quote: (id) => `报修请说编号 ${id}`,
}

export const en: Words = {
  title: 'Check a certificate',
  says: 'Type the code printed on the certificate; no account is needed. It is checked on this device.',
  code: 'Code',
  example: 'e.g. ABCDE-FGHJK-…',
  look: 'Check',
  loading: 'Checking',
  offline: 'No connection. Check the signal and try again.',
  sample: 'sample',
  valid: 'Valid, and its record is unchanged',
  validSays: 'Its record stands in the signed log, checked just now on this device',
  replaced: (day) => `Replaced by a new one on ${day}: ask for the new one`,
  revoked: (day) => `Revoked on ${day}: no longer valid`,
  endedSays: (by, why) => (why === '' ? `By ${by}` : `By ${by}, because: ${why}`),
  broken: 'It does not hold. Do not rely on it',
  faults: {
    unsigned: 'The log’s signature is not by the issuer’s key',
    'not-in-log': 'The log has no such record',
    changed: 'The record was changed',
    'other-code': 'This is not the record of this code',
    'other-words': 'What the page lists is not what the record says',
  },
  by: 'Issued by',
  on: 'Issued at',
  file: 'Is your file the original?',
  fileSays: 'Choose the PDF you were given. It is compared on this device and sent nowhere.',
  choose: 'Choose the PDF',
  same: (name) => `“${name}” is exactly what was issued`,
  differs: (name) => `“${name}” is not what was issued; it may have been altered. Do not rely on it`,
  checked: 'What was checked',
  checkedFact: (party, index, size) =>
    `Record ${index + 1} of ${size} in the signed log of ${party}; the signature proves its place`,
  checkedPart: 'The code and the file’s fingerprint are those the record committed to',
  checkedKey: (party, fingerprint) =>
    `Signed by the key of ${party}${fingerprint === '' ? '' : `, card fingerprint ${fingerprint}`}. Where much depends on it, compare the fingerprint by a telephone number you knew before.`,
  evidence: {
    unsigned: 'Not signed',
    'self-signed': 'Kept by the issuer alone',
    mirrored: 'Another unit keeps a full copy: the issuer cannot change it alone',
    witnessed: 'A third party saw the log grow without a change',
  },
  print: 'Print the findings',
  day: (year, month, day) => `${day} ${months[month - 1]} ${year}`,
  large: 'Larger',
  normal: 'Normal size',
  other: '中文',
  quote: (id) => `Number to quote: ${id}`,
}
