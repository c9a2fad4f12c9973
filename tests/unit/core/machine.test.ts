import { describe, expect, it } from 'vitest'
import { machine, type Machine } from '@/lib/core/machine'
import { practiceMachine } from '@/lib/practices/rules'
import { reportMachine } from '@/lib/projects/reports/rules'
import { stageMachine } from '@/lib/projects/stages/rules'
import { projectMachine } from '@/lib/projects/state/rules'
import { proposalMachine } from '@/lib/proposals/rules'
import { quarterlyMachine } from '@/lib/quarterly/rules'
import { assessmentMachine } from '@/lib/rating/status/rules'
import { measurementMachine } from '@/lib/results/rules'
import { changeMachine, partMachine, roadmapMachine } from '@/lib/roadmaps/rules'

describe('a status machine', () => {
  const door = machine<'OPEN' | 'SHUT' | 'GONE', 'shut' | 'open' | 'remove'>({
    OPEN: { shut: 'SHUT', remove: 'GONE' },
    SHUT: { open: 'OPEN', remove: 'GONE' },
    GONE: {},
  })

  it('answers with the next status or with a reason', () => {
    expect(door.after('OPEN', 'shut')).toEqual({ ok: true, value: 'SHUT' })
    expect(door.after('SHUT', 'shut')).toEqual({ ok: false, reason: 'WRONG_STATUS' })
    expect(door.after('GONE', 'open')).toEqual({ ok: false, reason: 'WRONG_STATUS' })
  })

  it('says what is possible where', () => {
    expect([door.allows('OPEN', 'remove'), door.allows('GONE', 'remove')]).toEqual([true, false])
    expect(door.from('remove')).toEqual(['OPEN', 'SHUT'])
    expect(door.from('open')).toEqual(['SHUT'])
    expect([door.events('SHUT'), door.events('GONE')]).toEqual([['open', 'remove'], []])
  })
})

const machines: Record<string, { of: Machine<string, string>; first: string }> = {
  assessment: { of: assessmentMachine as Machine<string, string>, first: 'NOT_STARTED' },
  project: { of: projectMachine as Machine<string, string>, first: 'DRAFT' },
  'stage of a project': { of: stageMachine as Machine<string, string>, first: 'WAITING' },
  'report on a project': { of: reportMachine as Machine<string, string>, first: 'DUE' },
  measurement: { of: measurementMachine as Machine<string, string>, first: 'REPORTED' },
  proposal: { of: proposalMachine as Machine<string, string>, first: 'FILED' },
  practice: { of: practiceMachine as Machine<string, string>, first: 'DRAFT' },
  'quarterly report': { of: quarterlyMachine as Machine<string, string>, first: 'DRAFT' },
  'road map': { of: roadmapMachine as Machine<string, string>, first: 'DRAFT' },
  'part of a road map': { of: partMachine as Machine<string, string>, first: 'OPEN' },
  'change of a road map': { of: changeMachine as Machine<string, string>, first: 'PROPOSED' },
}

describe('machines of the product', () => {
  it.each(Object.entries(machines))('%s: every status can be reached from the first', (_, { of, first }) => {
    const reached = new Set([first])
    for (const status of reached)
      for (const next of Object.values(of.transitions[status] ?? {})) if (next) reached.add(next)
    expect([...reached].sort()).toEqual(Object.keys(of.transitions).sort())
  })
})
