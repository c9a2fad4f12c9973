import { describe, expect, it } from 'vitest'
import { applyEdits } from '@/lib/core/text-autosave'

describe('edits laid over what is stored', () => {
  const apply = (stored: Record<string, string>, base: string, text: string) =>
    applyEdits(stored, [{ path: 'customer', base, text }])

  it('change what the writer saw, and say that they did', () => {
    expect(apply({ customer: 'а', title: 'т' }, 'а', 'б')).toEqual({
      texts: { customer: 'б', title: 'т' },
      changed: ['customer'],
      conflicts: [],
    })
    expect(apply({}, '', 'б')).toEqual({ texts: { customer: 'б' }, changed: ['customer'], conflicts: [] })
  })

  it('take a field out when its text is cleared', () => {
    expect(apply({ customer: 'а' }, 'а', '')).toEqual({ texts: {}, changed: ['customer'], conflicts: [] })
  })

  it('change nothing where somebody else wrote meanwhile – also where they cleared the field', () => {
    expect(apply({ customer: 'в' }, 'а', 'б')).toEqual({
      texts: { customer: 'в' },
      changed: [],
      conflicts: [{ path: 'customer', mine: 'б', theirs: 'в' }],
    })
    expect(apply({}, 'а', 'б')).toEqual({
      texts: {},
      changed: [],
      conflicts: [{ path: 'customer', mine: 'б', theirs: '' }],
    })
    expect(apply({ customer: 'в' }, 'а', '').conflicts).toEqual([{ path: 'customer', mine: '', theirs: 'в' }])
  })

  it('are no change where both wrote the same', () => {
    expect(apply({ customer: 'б' }, 'а', 'б')).toEqual({ texts: { customer: 'б' }, changed: [], conflicts: [] })
    expect(apply({}, 'а', '')).toEqual({ texts: {}, changed: [], conflicts: [] })
  })

  it('go field by field: a conflict keeps none of the others back', () => {
    const { texts, changed, conflicts } = applyEdits({ title: 'т', customer: 'в' }, [
      { path: 'customer', base: 'а', text: 'б' },
      { path: 'title', base: 'т', text: 'н' },
    ])
    expect([texts, changed, conflicts.length]).toEqual([{ title: 'н', customer: 'в' }, ['title'], 1])
  })
})
