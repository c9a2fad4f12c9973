import { describe, expect, it } from 'vitest'
import { readUpload, readVisio } from '@/lib/processes/file/upload'
import { examineMap } from '@/lib/processes/map/examine'
import { readMap } from '@/lib/processes/map/read'
import { kindOf } from '@/lib/processes/map/visio/kinds'
import { someDrawing, vsdx } from '@/tests/factories/vsdx'
import { deflatedZip, lyingZip } from '@/tests/factories/zip'
import { laidOver } from '../file/filled'

const read = (bytes: Buffer) => {
  const answer = readUpload(bytes, undefined)
  if (!answer.ok) throw new Error(answer.text)
  return answer.document
}

describe('a Visio drawing', () => {
  it('fills the table: steps by masters, roles by lanes, ways by arrows', () => {
    const document = read(someDrawing())
    const { table, kept } = laidOver(document, 'page_1')
    const names = table.steps.map(({ data }) => data.name)
    expect(names.toSorted()).toEqual(['Запросить архив', 'Подписать справку', 'Принять заявление'])
    const step = (name: string) => table.steps.find(({ data }) => data.name === name)
    const [take, sign, ask] = ['Принять заявление', 'Подписать справку', 'Запросить архив'].map(step)
    expect(take?.data.next).toEqual({
      decision: [
        { to: ask?.id, p: '', label: 'нет' },
        { to: sign?.id, p: '', label: 'да' },
      ],
    })
    // The arrow was drawn from its point: it leads from the question to the signature.
    expect(ask?.data.next).toEqual({ to: sign?.id })
    expect(sign?.data.next).toEqual({ to: 'end' })
    expect(table.steps.every(({ data }) => data.roles.length === 1)).toBe(true)
    expect(kept.text).toContain('Справка выдана')
  })

  it('is shown as it lies, and names what was not understood', () => {
    const answer = readVisio(someDrawing())
    if (!answer.ok) throw new Error(answer.text)
    const said = answer.notes.join('\n')
    expect(said).toContain('Visio, лист «Выдача справки»')
    expect(said).toContain('фигура «Запросить архив» неизвестного вида соединена стрелками и принята за шаг')
    expect(said).toContain('не распознана фигура «Gear.7»')
    expect(said).toContain('стрелка ни к чему не прикреплена (рядом – «Запросить архив»)')
    expect(said).toContain('без наконечника')
    expect(said).toContain('связь с документом')
    const { drawingFrom, drawn } = examineMap(readMap(read(someDrawing())))
    expect(drawingFrom).toBe('file')
    expect(drawn.edges).toBe(6)
  })

  it('of several pages is several processes to choose from; one without shapes is refused', () => {
    const step = (id: number, text: string) => ({ id, master: 2, text, at: [2, 2] as [number, number] })
    const two = vsdx({ 2: 'Процесс' }, [
      { name: 'Приём', shapes: [step(1, 'Принять')], lines: [] },
      { name: 'Выдача', shapes: [step(1, 'Выдать')], lines: [] },
    ])
    const { processes } = examineMap(readMap(read(two)))
    expect(processes.map(({ name }) => name)).toEqual(['Приём', 'Выдача'])
    const empty = vsdx({}, [{ name: 'Пусто', shapes: [], lines: [] }])
    expect(readUpload(empty, undefined)).toMatchObject({
      ok: false,
      text: expect.stringContaining('без страниц') as string,
    })
  })

  it('that is damaged, or another archive, is told apart', () => {
    const broken = someDrawing().subarray(0, 600)
    expect(readVisio(broken)).toMatchObject({ ok: false, text: expect.stringContaining('повреждён') as string })
    const lying = lyingZip({ 'visio/pages/pages.xml': '<Pages/>', 'visio/pages/page1.xml': '<PageContents/>' }, 5)
    expect(readVisio(lying)).toMatchObject({ ok: false, text: expect.stringContaining('повреждён') as string })
    expect(readVisio(deflatedZip({ 'word/document.xml': '<a/>' }))).toMatchObject({
      ok: false,
      text: expect.stringContaining('Word') as string,
    })
  })

  it.each([
    ['Start/End', 'terminator'],
    ['Начало/завершение', 'terminator'],
    ['Process.14', 'task'],
    ['Процесс', 'task'],
    ['Решение', 'decision'],
    ['Exclusive Gateway', 'decision'],
    ['Parallel Gateway', 'parallel'],
    ['Swimlane (vertical)', 'lane'],
    ['Документ', 'data'],
    ['Gear', undefined],
  ])('knows %s as %s', (master, kind) => expect(kindOf(master)).toBe(kind))
})
