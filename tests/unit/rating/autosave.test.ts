import { describe, expect, it } from 'vitest'
import { autosave, backupOf, dueToSend, hasUnsaved, nextDueIn, saveStatus, unsavedBackups } from '@/lib/core/autosave'
import {
  answerMachine,
  answersState,
  NOTHING_SAVED,
  type AnswerContent,
  type AutosaveEvent,
  type AutosaveState,
  type SavedAnswer,
} from '@/lib/rating/assessment/autosave'

const saved = (version: number, comment: string, attested = [1]): SavedAnswer => ({
  attested,
  comment,
  version,
  updatedBy: 'Кто-то',
  updatedAt: '2026-11-22T07:05:00.000Z',
})
const answer = (comment: string, attested = [1]): AnswerContent => ({ attested, comment })
const start = () => answersState([1, 2], { 1: saved(3, 'было') })
const run = (state: AutosaveState, ...events: AutosaveEvent[]) =>
  events.reduce((now, event) => autosave(answerMachine, now, event), state)
const entry = (state: AutosaveState, criterion = 1) =>
  state.entries[criterion] ??
  (() => {
    throw new Error('no entry')
  })()

describe('autosave', () => {
  it('sends an edit after the pause and not before', () => {
    const state = run(start(), { type: 'edited', key: '1', content: answer('стало'), at: 1000 })
    expect(dueToSend(state, 1599)).toEqual([])
    expect(nextDueIn(state, 1200)).toBe(400)
    expect(dueToSend(state, 1600)).toEqual(['1'])
    expect(saveStatus(state)).toEqual({ kind: 'saving' })
    const sending = run(state, { type: 'sent', key: '1' })
    expect(dueToSend(sending, 9999)).toEqual([])
    const done = run(sending, { type: 'saved', key: '1', saved: saved(4, 'стало'), at: 2000 })
    expect(hasUnsaved(done)).toBe(false)
    expect(saveStatus(done)).toEqual({ kind: 'saved', at: 2000 })
    expect(entry(done).base).toBe(4)
  })

  it('sends what was typed during the sending next, over the new version', () => {
    const state = run(
      start(),
      { type: 'edited', key: '1', content: answer('а'), at: 0 },
      { type: 'sent', key: '1' },
      { type: 'edited', key: '1', content: answer('аб'), at: 100 },
      { type: 'saved', key: '1', saved: saved(4, 'а'), at: 200 },
    )
    expect(entry(state)).toMatchObject({ phase: 'dirty', base: 4, local: { comment: 'аб' } })
    expect(dueToSend(state, 700)).toEqual(['1'])
  })

  it('does not eat the space typed before the pause', () => {
    const state = run(
      start(),
      { type: 'edited', key: '1', content: answer('слово '), at: 0 },
      { type: 'sent', key: '1' },
      { type: 'saved', key: '1', saved: saved(4, 'слово'), at: 1 },
    )
    expect(entry(state)).toMatchObject({ phase: 'clean', local: { comment: 'слово ' } })
  })

  it('has nothing to send when typing returns to what is saved', () => {
    const state = run(
      start(),
      { type: 'edited', key: '1', content: answer('стало'), at: 0 },
      { type: 'edited', key: '1', content: answer('было'), at: 1 },
    )
    expect(hasUnsaved(state)).toBe(false)
  })

  it.each([{ kind: 'offline' } as const, { kind: 'signedOut' } as const])(
    'keeps everything on $kind and sends again once the server answers',
    (trouble) => {
      const lost = run(
        start(),
        { type: 'edited', key: '1', content: answer('стало'), at: 0 },
        { type: 'sent', key: '1' },
        { type: 'failed', key: '1', trouble },
      )
      expect(saveStatus(lost)).toEqual(trouble)
      expect(dueToSend(lost, 9999)).toEqual([])
      expect(backupOf(entry(lost))).toMatchObject({ content: { comment: 'стало' }, base: 3 })
      const back = run(lost, { type: 'refreshed', saved: { 1: saved(3, 'было') } })
      expect(dueToSend(back, 9999)).toEqual(['1'])
    },
  )

  it('stays refused until retried by hand', () => {
    const refused = run(
      start(),
      { type: 'edited', key: '1', content: answer('x'), at: 0 },
      { type: 'sent', key: '1' },
      { type: 'failed', key: '1', trouble: { kind: 'refused', message: 'Нельзя.' } },
    )
    expect(dueToSend(run(refused, { type: 'refreshed', saved: {} }), 9999)).toEqual([])
    expect(dueToSend(run(refused, { type: 'retried' }), 9999)).toEqual(['1'])
  })

  it("tells another person's change and lets one keep, take or merge", () => {
    const conflict = run(
      start(),
      { type: 'edited', key: '1', content: answer('моё'), at: 0 },
      { type: 'sent', key: '1' },
      { type: 'conflicted', key: '1', theirs: saved(5, 'чужое'), at: 700 },
    )
    expect(saveStatus(conflict)).toEqual({ kind: 'conflict', keys: ['1'] })
    expect(dueToSend(conflict, 9999)).toEqual([])
    expect(entry(run(conflict, { type: 'edited', key: '1', content: answer('моё!'), at: 800 }))).toMatchObject({
      phase: 'conflict',
      local: { comment: 'моё!' },
    })
    const kept = run(conflict, { type: 'resolved', key: '1', content: answer('моё'), at: 1000 })
    expect(entry(kept)).toMatchObject({ phase: 'dirty', base: 5 })
    expect(dueToSend(kept, 1000)).toEqual(['1'])
    expect(entry(run(conflict, { type: 'resolved', key: '1', content: answer('чужое'), at: 1000 }))).toMatchObject({
      phase: 'clean',
      base: 5,
      local: { comment: 'чужое' },
    })
  })

  it('does not call a lost reply a conflict', () => {
    const own = run(
      start(),
      { type: 'edited', key: '1', content: answer('а'), at: 0 },
      { type: 'sent', key: '1' },
      { type: 'failed', key: '1', trouble: { kind: 'offline' } },
      { type: 'edited', key: '1', content: answer('аб'), at: 100 },
      { type: 'retried' },
    )
    const after = run(own, { type: 'conflicted', key: '1', theirs: saved(4, 'а'), at: 800 })
    expect(entry(after)).toMatchObject({ phase: 'dirty', base: 4, local: { comment: 'аб' } })
    expect(
      entry(
        run(
          start(),
          { type: 'edited', key: '1', content: answer('а'), at: 0 },
          { type: 'sent', key: '1' },
          { type: 'conflicted', key: '1', theirs: saved(4, 'а'), at: 9 },
        ),
      ),
    ).toMatchObject({ phase: 'clean', base: 4 })
  })

  it("takes others' saved changes only where nothing is unsaved", () => {
    const state = run(
      start(),
      { type: 'edited', key: '1', content: answer('моё'), at: 0 },
      { type: 'refreshed', saved: { 1: saved(4, 'чужое'), 2: saved(1, 'новое', [2]) } },
    )
    expect(entry(state, 1)).toMatchObject({ phase: 'dirty', base: 3, local: { comment: 'моё' } })
    expect(entry(state, 2)).toMatchObject({ phase: 'clean', local: { comment: 'новое', attested: [2] } })
    expect(run(state, { type: 'refreshed', saved: { 2: saved(1, 'новое', [2]) } }).entries[2]).toBe(state.entries[2])
  })

  it('offers and restores a backup over the version it was typed on', () => {
    const backups = {
      1: { content: answer('набрано'), base: 2, at: 50 },
      2: { content: answer('', []), base: 0, at: 60 },
    }
    const offered = unsavedBackups(answerMachine, start(), backups)
    expect(Object.keys(offered)).toEqual(['1'])
    const state = run(start(), { type: 'restored', backups: offered })
    expect(entry(state)).toMatchObject({ phase: 'dirty', base: 2, local: { comment: 'набрано' } })
    expect(dueToSend(state, 9999)).toEqual(['1'])
    expect(entry(state, 2).saved).toEqual(NOTHING_SAVED)
  })
})
