import type { Text } from '../names.ts'
import { entry } from './sorts.ts'

/** 0.4 in a column of per cent is how Excel keeps 40%. */
const isShare = (found: string) => Number(found) > 0 && Number(found) < 1
const percentOf = (found: string) => Math.round(Number(found) * 100)

/** Of workbooks on their way in: what is wrong with the file, and what is wrong with one cell of it. */
export const importsRefusals = {
  'import.not-a-workbook': entry<object>(
    'invalid',
    () => '读不出表格。请用 Excel 或 WPS 另存为 .xlsx 或 .csv 再导入。',
    () => 'No table could be read. Save it as .xlsx or .csv in Excel or WPS and import it again.',
  ),
  'import.old-workbook': entry<object>(
    'invalid',
    () => '这是旧版 .xls，或者文件有打开密码。请去掉密码，另存为 .xlsx 再导入。',
    () =>
      'This is an old .xls, or it opens with a password. Take the password off, save it as .xlsx and import it again.',
  ),
  'import.too-large': entry<{ what: Text; most: string }>(
    'too-large',
    (f) => `表格太大：${f.what.zh}最多 ${f.most}。请拆成几个文件，或删掉无用的表和空行再导入。`,
    (f) =>
      `The workbook is too large: at most ${f.most} ${f.what.en}. Split it, or delete unused sheets and empty rows.`,
  ),
  'import.took-too-long': entry<{ seconds: number }>(
    'invalid',
    (f) => `${f.seconds} 秒内没有读完这个文件。请只留要导入的表，去掉图片和大片格式再导入。`,
    (f) =>
      `The file was not read within ${f.seconds} s. Keep only the sheet to import, without pictures and large formatting.`,
  ),
  'import.empty': entry<object>(
    'invalid',
    () => '表里没有内容。请选有数据的文件。',
    () => 'The workbook has no content. Choose a file with rows.',
  ),
  'import.no-header': entry<{ sheet: string; wanted: string }>(
    'invalid',
    (f) => `“${f.sheet}”里没有找到表头。请指明表头在第几行，或先下载模板；能认的列有：${f.wanted}。`,
    (f) =>
      `No heading row was found in "${f.sheet}". Say which row it is, or begin from the template; known columns: ${f.wanted}.`,
  ),
  'import.not-importable': entry<{ what: string }>(
    'invalid',
    (f) => `“${f.what}”不能从表格导入。请在页面上逐件办理。`,
    (f) => `"${f.what}" cannot be imported from a workbook. Do it on its page.`,
  ),
  'import.not-your-duty': entry<{ what: string }>(
    'forbidden',
    (f) => `您的岗位不能登记“${f.what}”，所以也不能导入。请换岗位，或请负责的岗位导入。`,
    (f) =>
      `Your desk does not register "${f.what}", so it cannot import it. Change your duty, or ask the desk in charge.`,
  ),
  'import.wrong-state': entry<{ state: string }>(
    'conflict',
    (f) => `这次导入现在是“${f.state}”，不能这样做。请刷新后再看。`,
    (f) => `This import is "${f.state}" now and cannot do that. Look at it again.`,
  ),
  'import.nothing-ready': entry<object>(
    'conflict',
    () => '没有可以导入的行。请先改好标出的单元格，或对好列。',
    () => 'No row is ready. Correct the cells that are marked, or match the columns first.',
  ),
  'import.bad-plan': entry<{ why: Text }>(
    'invalid',
    (f) => `列的对应不对：${f.why.zh}。请重新选择。`,
    (f) => `The columns are not matched: ${f.why.en}. Choose again.`,
  ),
  'import.cell-error': entry<{ error: string }>(
    'invalid',
    (f) => `单元格是错误值 ${f.error}。请在 Excel 里改好公式，或填上数值。`,
    (f) => `The cell holds the error ${f.error}. Mend its formula in Excel, or type the value.`,
  ),
  'import.formula-without-value': entry<object>(
    'invalid',
    () => '单元格是公式，但文件里没有它的结果；系统不计算公式。请在 Excel 里打开并保存一次，或粘贴为数值。',
    () =>
      'A formula without a stored result; formulas are never run here. Open and save it in Excel, or paste the value.',
  ),
  'import.not-a-day': entry<{ found: string }>(
    'invalid',
    (f) => `“${f.found}”不是完整的日期。请写年月日，如 2026年3月1日 或 2026/3/1。`,
    (f) => `"${f.found}" is not a whole day. Write year, month and day, such as 2026-03-01.`,
  ),
  'import.not-a-month': entry<{ found: string }>(
    'invalid',
    (f) => `“${f.found}”不是月份。请写年和月，如 2026年3月 或 2026-03。`,
    (f) => `"${f.found}" is not a month. Write year and month, such as 2026-03.`,
  ),
  'import.not-a-number': entry<{ found: string }>(
    'invalid',
    (f) => `“${f.found}”不是数。请只写数字（可带千分位和单位），说明文字放到备注列。`,
    (f) => `"${f.found}" is not a number. Write digits only (a unit may follow); put remarks into another column.`,
  ),
  'import.not-whole': entry<{ found: string }>(
    'invalid',
    (f) =>
      `“${f.found}”不是整数。${isShare(f.found) ? `如果说的是 ${percentOf(f.found)}%，请写 ${percentOf(f.found)}。` : '请写整数。'}`,
    (f) =>
      `"${f.found}" is not a whole number. ${isShare(f.found) ? `If ${percentOf(f.found)}% is meant, write ${percentOf(f.found)}.` : 'Write a whole number.'}`,
  ),
  'import.no-unit': entry<{ found: string; units: string }>(
    'invalid',
    (f) => `“${f.found}”没有单位。请为这一列选单位（${f.units}），或在表头写明，如“（万元）”。`,
    (f) => `"${f.found}" has no unit. Choose the column’s unit (${f.units}), or name it in the heading.`,
  ),
  'import.not-a-choice': entry<{ found: string; near?: string; choices: string }>(
    'invalid',
    (f) => `“${f.found}”不在选项里${f.near ? `，是不是“${f.near}”` : ''}？可填：${f.choices}。`,
    (f) =>
      `"${f.found}" is not one of the choices${f.near ? `; did you mean "${f.near}"` : ''}? Choose from: ${f.choices}.`,
  ),
  'import.not-yes-no': entry<{ found: string }>(
    'invalid',
    (f) => `“${f.found}”不是“是”或“否”。请填 是 或 否。`,
    (f) => `"${f.found}" is neither yes nor no. Write 是 or 否.`,
  ),
  'import.digits-lost': entry<{ found: string }>(
    'invalid',
    (f) => `“${f.found}”超过 15 位，Excel 已丢失末尾数字。请把这一列设为文本，重新填写后再导入。`,
    (f) =>
      `"${f.found}" has over 15 digits, and Excel has lost the last ones. Format the column as text and type it again.`,
  ),
  'import.not-a-place': entry<{ found: string }>(
    'invalid',
    (f) => `“${f.found}”不是经纬度。请写“经度,纬度”，如 113.85,27.62。`,
    (f) => `"${f.found}" is not a place. Write longitude, latitude, such as 113.85,27.62.`,
  ),
  'import.no-party': entry<{ found: string }>(
    'invalid',
    (f) => `不认识单位“${f.found}”。请写它的全称或代码（行政区划代码、统一社会信用代码）。`,
    (f) => `The unit "${f.found}" is not known. Write its full name or its code.`,
  ),
  'import.no-matter': entry<{ found: string; kind: Text }>(
    'invalid',
    (f) => `没有找到${f.kind.zh}“${f.found}”。请核对名称或代码，须与系统里的一致。`,
    (f) =>
      `No ${f.kind.en.toLowerCase()} "${f.found}" was found. Check its name or code: it must be as it stands here.`,
  ),
  'import.many-matters': entry<{ found: string; kind: Text; count: number }>(
    'invalid',
    (f) => `有 ${f.count} 件${f.kind.zh}都叫“${f.found}”。请改填它的代码或编号。`,
    (f) => `${f.count} of the sort ${f.kind.en.toLowerCase()} are named "${f.found}". Give its code or id instead.`,
  ),
  'import.same-name': entry<{ title: string; where: Text }>(
    'conflict',
    (f) => `${f.where.zh}已有“${f.title}”。要仍作新件登记，请选“重名的也导入”；否则不用管它。`,
    (f) =>
      `"${f.title}" stands ${f.where.en} already. To register it anew choose "import duplicates too"; otherwise leave it.`,
  ),
  'import.rounded': entry<object>(
    'invalid',
    () => '小数位过多，按最小单位四舍五入。请核对。',
    () => 'Finer than what is kept: rounded. Please check it.',
  ),
  'import.same-row': entry<{ line: number }>(
    'conflict',
    (f) => `与第 ${f.line} 行完全相同，只导入一次。`,
    (f) => `The same as row ${f.line}: imported once.`,
  ),
}
