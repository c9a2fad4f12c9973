import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { passportDocx } from '@/lib/documents/passport-docx'
import { passportPdf } from '@/lib/documents/passport-pdf'
import { passportSheet } from '@/lib/projects/passport/sheet'
import { readDocx } from '@/lib/projects/passport/docx-text'
import { importPassport, sheetNodes } from '@/lib/projects/passport/restore'
import { readPassportText } from '@/lib/projects/passport/import'
import type { PassportFields } from '@/lib/projects/form/passport'
import { NASTY, plain } from '../../factories/documents'
import { anyPassport, passportSource, plainPassport, withoutIds } from '../../factories/passport'
import { filledPassport, kuzbassForm } from '../../factories/project'

const readBack = async (fields: PassportFields, data: 'with' | 'without') => {
  const docx = readDocx(Buffer.from(await passportDocx(passportSource(fields))))
  if (!docx.ok) throw new Error(docx.error.message)
  return importPassport(docx.value.nodes, data === 'with' ? docx.value.data : null, kuzbassForm, newId)
}

describe('the sheet of a passport', () => {
  it('has the form’s words, blank lines for what is empty, and dates as the act writes them', () => {
    const sheet = passportSheet(passportSource(filledPassport))
    expect(sheet).toMatchObject({
      title: 'Паспорт проекта',
      project: { text: 'Сокращение срока выдачи справки', caption: 'название бережливого проекта' },
      footer: 'Паспорт проекта №\u00a017',
    })
    const lines = sheet.stages.rows.map(({ parts }) => plain(parts.map(({ text }) => text).join('')))
    expect(lines[0]).toBe('1. Согласование паспорта проекта «11» января 2027 г.')
    expect(lines[1]).toBe('2. Картирование текущего состояния (с «12» января 2027 г. по «22» января 2027 г.)')
    expect(lines[8]).toBe('9. Закрытие проекта («2» августа 2027 г.)')
    const empty = passportSheet(passportSource({}, { number: null, kind: 'CLIENT_CENTRIC' }))
    expect(empty.grounds.rows.map(({ text }) => text)).toEqual(['', ''])
    expect(empty.goals.rows).toHaveLength(2)
    expect(
      plain(
        empty.stages.rows
          .at(-1)
          ?.parts.map(({ text }) => text)
          .join('') ?? '',
      ),
    ).toBe('10. Мониторинг стабильности достигнутых результатов («___» _________ ____ г.)')
    expect(empty.project.caption).toBe('название клиентоцентричного проекта')
    expect(passportSheet(passportSource({ 'stages.2.from': 'в январе' })).stages.rows[1]?.parts[1]).toEqual({
      text: 'в январе',
      path: 'stages.2.from',
    })
  })
})

describe('the PDF of a passport', () => {
  it('is a tagged PDF in Russian with headings and a table, empty or full', () => {
    for (const fields of [{}, filledPassport]) {
      const pdf = Buffer.from(passportPdf(passportSource(fields))).toString('latin1')
      expect(pdf.slice(0, 5)).toBe('%PDF-')
      for (const sign of ['/StructTreeRoot', '/Marked true', '/Lang (ru)', '/S /H1', '/S /H2', '/S /TH'])
        expect(pdf.includes(sign), sign).toBe(true)
    }
  })

  it('is drawn whatever people typed', () => {
    for (const text of [NASTY, '#panic("x")', '*', '\\', 'а\n\nб', '#read("/etc/passwd")']) {
      const fields = Object.fromEntries(Object.keys(filledPassport).map((path) => [path, text]))
      expect(passportPdf(passportSource(fields, { agencyName: text, version: text })).length).toBeGreaterThan(10_000)
    }
  })
})

describe('the DOCX of a passport', () => {
  it('comes back as the same passport, whatever was typed into it', async () => {
    await fc.assert(
      fc.asyncProperty(anyPassport, async (fields) => {
        expect((await readBack(fields, 'with'))?.fields).toEqual(fields)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('comes back by its words alone, as one typed by hand, with nothing doubtful or left over', async () => {
    await fc.assert(
      fc.asyncProperty(plainPassport, async (fields) => {
        const read = await readBack(fields, 'without')
        expect(withoutIds(read?.fields ?? {})).toEqual(withoutIds(fields))
        expect(read?.unread).toEqual([])
        expect(Object.entries(read?.doubts ?? {}).filter(([path]) => !path.endsWith('.direction'))).toEqual([])
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('reads from the file the very lines that the sheet has', async () => {
    const source = passportSource(filledPassport)
    const docx = readDocx(Buffer.from(await passportDocx(source)))
    const raw = (nodes: Parameters<typeof readPassportText>[0]) =>
      readPassportText(nodes, kuzbassForm, () => 'x')?.blocks.map(({ key, raw: text }) => [key, text])
    expect(docx.ok && raw(docx.value.nodes)).toEqual(raw(sheetNodes(passportSheet(source))))
  })

  it('believes the text, not what the file carries, where somebody changed the text', async () => {
    const docx = readDocx(Buffer.from(await passportDocx(passportSource(filledPassport))))
    if (!docx.ok) throw new Error(docx.error.message)
    const changed = JSON.parse(
      JSON.stringify(docx.value.nodes).replace('Управление архитектуры', 'Отдел архитектуры').replace('"30"', '"28"'),
    ) as typeof docx.value.nodes
    const read = importPassport(changed, docx.value.data, kuzbassForm, newId)
    expect(read?.fields).toMatchObject({
      customer: 'Отдел архитектуры',
      process: 'Выдача справки',
      'leader.name': 'Иванова Анна Петровна',
    })
    expect(withoutIds(read?.fields ?? {})).toEqual({
      ...(withoutIds(filledPassport) as object),
      customer: 'Отдел архитектуры',
      goals: [{ name: 'Время протекания процесса', unit: 'рабочих дней', current: '28', target: '12' }],
    })
    const foreign = importPassport(changed, { 'nothing.of.ours': 'x' }, kuzbassForm, newId)
    expect(foreign?.fields.customer).toBe('Отдел архитектуры')
  })

  it('holds no character that XML forbids', async () => {
    const read = await readBack({ title: 'Срок\u0000 выдачи\u0007 \ud800', customer: 'Отдел\u000b' }, 'without')
    expect(read?.fields).toMatchObject({ customer: 'Отдел' })
  })
})
