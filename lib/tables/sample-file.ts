import 'server-only'

/** A sample table for an import: titles and examples on the first sheet, what the columns mean on the second. */
export async function sampleWorkbook(input: {
  title: string
  columns: { title: string; required: boolean; note: string; values?: string[] }[]
  examples: string[][]
}): Promise<Uint8Array> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const sheet = workbook.addWorksheet(input.title, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = input.columns.map(({ title, values }) => ({
    header: title,
    width: Math.max(24, title.length + 4, ...(values ?? []).map((value) => value.length + 2)),
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.addRows(input.examples)
  input.columns.forEach(({ values }, i) => {
    const list = `"${(values ?? []).join(',')}"`
    // Excel takes a list in a cell's rule up to 255 characters.
    if (!values || list.length > 255) return
    for (let row = 2; row <= 500; row += 1)
      sheet.getCell(row, i + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [list] }
  })
  const help = workbook.addWorksheet('Пояснения')
  help.columns = [
    { header: 'Столбец', width: 28 },
    { header: 'Обязателен', width: 14 },
    { header: 'Что писать', width: 80 },
  ]
  help.getRow(1).font = { bold: true }
  for (const { title, required, note, values } of input.columns)
    help.addRow([title, required ? 'да' : 'нет', values ? `${note} Возможны: ${values.join('; ')}.` : note])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** The workbook as a download. */
export const workbookResponse = (bytes: Uint8Array, name: string): Response =>
  new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="sample.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  })
