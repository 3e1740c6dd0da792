import { entry } from './sorts.ts'

export const codeRefusals = {
  'code.uscc-shape': entry<{ code: string }>(
    'invalid',
    (f) =>
      `“${f.code}”不是统一社会信用代码。应为 18 位，由数字和大写字母组成（不含 I、O、S、V、Z），第 3 至 8 位是数字。请对照营业执照核对。`,
    (f) =>
      `"${f.code}" is not a unified social credit code: 18 characters, digits and capitals without I, O, S, V, Z, digits in places 3 to 8. Compare it with the licence.`,
  ),
  'code.uscc-check': entry<{ code: string }>(
    'invalid',
    (f) => `统一社会信用代码“${f.code}”校验位不符，可能有一位填错。请对照营业执照核对。`,
    (f) => `The check character of ${f.code} does not agree; one character may be wrong. Compare it with the licence.`,
  ),
  // sentences and facts about a resident id never repeat the number: refusals are logged
  'code.resident-id-shape': entry<Record<string, never>>(
    'invalid',
    () => '公民身份号码应为 18 位：17 位数字加 1 位数字或 X。请对照证件核对。',
    () => 'A resident id has 18 places: 17 digits and a digit or X. Compare it with the card.',
  ),
  'code.resident-id-date': entry<Record<string, never>>(
    'invalid',
    () => '公民身份号码中的出生日期不存在或晚于今天。请对照证件核对。',
    () => 'The day of birth in the resident id does not exist or lies ahead. Compare it with the card.',
  ),
  'code.resident-id-division': entry<{ year: number }>(
    'invalid',
    (f) => `公民身份号码前 6 位不是 ${f.year} 年有效的行政区划代码。请对照证件核对。`,
    (f) => `The first six digits of the resident id are no division code of ${f.year}. Compare them with the card.`,
  ),
  'code.resident-id-check': entry<Record<string, never>>(
    'invalid',
    () => '公民身份号码校验位不符，可能有一位填错。请对照证件核对。',
    () =>
      'The check character of the resident id does not agree; one character may be wrong. Compare it with the card.',
  ),
  'code.division-shape': entry<{ code: string }>(
    'invalid',
    (f) => `“${f.code}”不是行政区划代码。应为 6 位数字，开发区等可加“-”和两个大写字母，如 361100-JK。`,
    (f) => `"${f.code}" is not a division code: six digits, for a zone a hyphen and two capitals more, like 361100-JK.`,
  ),
  'code.division-unknown': entry<{ code: string }>(
    'invalid',
    (f) => `没有行政区划代码“${f.code}”。请从列表中选择。`,
    (f) => `There is no division code ${f.code}. Choose one from the list.`,
  ),
  'code.division-year': entry<{ code: string; year: number }>(
    'invalid',
    (f) => `行政区划代码“${f.code}”在 ${f.year} 年无效。请使用当年的代码。`,
    (f) => `Division code ${f.code} was not in use in ${f.year}. Use that year's code.`,
  ),
  'code.project-code': entry<{ code: string }>(
    'invalid',
    (f) => `“${f.code}”不是项目代码。应为 24 位，如 2101-360322-04-01-123456。请从投资项目在线审批监管平台复制。`,
    (f) =>
      `"${f.code}" is not a project code: 24 characters like 2101-360322-04-01-123456. Copy it from the national platform.`,
  ),
  'code.gs1-shape': entry<{ code: string; kind: string; lengths: string }>(
    'invalid',
    (f) => `“${f.code}”不是 ${f.kind}。应为 ${f.lengths} 位数字。`,
    (f) => `"${f.code}" is not a ${f.kind}: it has ${f.lengths} digits.`,
  ),
  'code.gs1-check': entry<{ code: string; kind: string }>(
    'invalid',
    (f) => `${f.kind}“${f.code}”校验位不符，可能有一位填错。请对照标签核对。`,
    (f) => `The check digit of ${f.kind} ${f.code} does not agree; one digit may be wrong. Compare it with the label.`,
  ),
}
