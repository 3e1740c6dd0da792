import ExcelJS from 'exceljs'

/**
 * A county's ledger as they come: a title over merged cells, the unit noted above, headings with marks and other words, full-width
 * digits, days in every form, a formula, a link, an error, a total at the bottom, remarks under it, blank formatted rows.
 */
export async function messyWorkbook(changed: { resaved?: true } = {}): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  if (changed.resaved) workbook.creator = 'WPS'
  workbook.addWorksheet('说明').addRow(['本表由各乡镇填报'])
  const sheet = workbook.addWorksheet('2026年台账')
  sheet.mergeCells('A1:I1')
  sheet.getCell('A1').value = '示例县2026年招商项目台账'
  sheet.getCell('A2').value = '填报单位：示例办'
  sheet.getCell('H2').value = '单位：万元'
  sheet.addRow([
    '序号',
    '项目名称*',
    '投资方 ',
    '统一社会信用代码',
    '产业链',
    '乡镇园区',
    '总投资额',
    '计划开工日期',
    '计划投产',
  ])
  const rows: ExcelJS.CellValue[][] = [
    [1, '示例甲项目', '示例甲公司', null, '花炮', '示例镇', 12000, '2026年3月1日', new Date('2026-12-31T00:00:00Z')],
    [2, '示例乙项目', '示例乙公司', null, '电子信息', null, '１，２００', '2026/3/1', '2026.6.30'],
    [
      3,
      { richText: [{ text: '示例丙' }, { text: '项目' }] },
      '示例丙公司',
      null,
      '装备制造',
      null,
      '1.5亿元',
      46082,
      20270101,
    ],
    [4, '示例丁项目', '示例丁公司', null, '花炮', null, { formula: 'G4*2', result: 24000 }, null, null],
    // To be corrected: a day without a year, words for a number, a wrong code, an error, a formula without a result.
    [5, '示例戊项目', '示例戊公司', '91350100M000100Y44', '花炮', null, '约三千万', '3月1日', null],
    [6, '示例己项目', null, null, '花炮', null, { error: '#REF!' } as ExcelJS.CellErrorValue, null, null],
    [7, '示例庚项目', '示例庚公司', null, '花炮', null, { formula: 'G4*3' } as ExcelJS.CellFormulaValue, null, null],
    // The first row once more, and its name with other words.
    [8, '示例甲项目', '示例甲公司', null, '花炮', '示例镇', '12,000.00', '2026-03-01', '2026年12月31日'],
    [9, '示例乙项目', '示例另一公司', null, '电子信息', null, 800, null, null],
    [null, '合计', null, null, null, null, { formula: 'SUM(G4:G12)', result: 65000 }, null, null],
  ]
  for (const row of rows) sheet.addRow(row)
  sheet.mergeCells('F4:F5')
  const remark = sheet.addRow(['注：投资额以协议为准'])
  sheet.mergeCells(remark.number, 1, remark.number, 9)
  for (let line = 16; line < 30; line++) sheet.getCell(line, 3).border = { top: { style: 'thin' } }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/**
 * A county's monthly ledger of many projects, as it comes: two merged title rows, blank rows between, last month's figures
 * in a hidden column under the same heading, months as text and as dates, full-width digits, formulas with their kept
 * results, trailing spaces, a row pasted twice, a project that is not there, a sum at the bottom.
 *
 * @param changed  `done`: what the county calls the column of the investment done, where nobody could guess it
 */
export async function messyMonths(changed: { resaved?: true; done?: string } = {}): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  if (changed.resaved) workbook.creator = 'WPS'
  const sheet = workbook.addWorksheet('10月')
  sheet.mergeCells('A1:H1')
  sheet.getCell('A1').value = '示例县重点项目月度投资完成情况'
  sheet.mergeCells('A2:H2')
  sheet.getCell('A2').value = '填报：示例办　　单位：万元'
  const rows: ExcelJS.CellValue[][] = [
    ['序号', '项目名称 ', '月 份', '本月完成投资', changed.done ?? '本月完成投资', '形象进度', '进度说明', '存在问题'],
    [],
    [1, '示例月报甲 ', '2026年10月', 90, 120.5, '12%', '主体封顶  ', null],
    [2, '　示例月报乙', new Date('2026-10-01T00:00:00Z'), 10, '１，２００', 0.2, null, '供电未通'],
    [],
    [3, '示例月报丙', '2026-10', 11, { formula: 'E5*2', result: 241 }, { formula: 'F5', result: 0.3 }, null, null],
    // Pasted twice, written another way.
    [4, '示例月报甲', '2026.10', 90, '120.50', 0.12, '主体封顶', null],
    // To be corrected: no such project, words for a number, no month, an error.
    [5, '示例没有的项目', '2026年10月', 0, 5, 0.1, null, null],
    [6, '示例月报乙', '2026年9月', 0, '约八十', 0.1, null, null],
    [7, '示例月报丙', '上月', 0, { formula: 'X1/0', result: { error: '#DIV/0!' } } as never, 0.1, null, null],
    [null, '合计', null, { formula: 'SUM(D5:D12)', result: 111 }, { formula: 'SUM(E5:E12)', result: 1562 }, null, null],
    ['注：进度以监理月报为准'],
  ]
  for (const row of rows) sheet.addRow(row)
  sheet.getColumn(4).hidden = true
  for (let line = 5; line < 14; line++) sheet.getCell(line, 6).numFmt = '0%'
  for (let line = 16; line < 40; line++) sheet.getCell(line, 2).border = { top: { style: 'thin' } }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
