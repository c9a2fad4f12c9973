/** What a self-check proves of the road map, in words for the proof (Kirov 3.2, 3.3, 3.7–3.12). Pure. */
import { agree, count } from '@/lib/core/format'
import { services } from './labels'
import type { Tally } from './summary'

export type GroupWork = {
  key: string
  title: string
  processes: number
  /** With a target course that has its day. */
  targets: number
  reengineered: number
}
export type ProofKind = { kind: 'plan' | 'done' } | { kind: 'group'; group: GroupWork }

export type Readiness = { ready: boolean; why: string; note: string }

/** Whether the records prove the item, and in which words; «рано» and «нечего» are said, never taken for done. */
export function readiness(of: ProofKind, tally: Tally): Readiness {
  if (of.kind === 'group') {
    const { processes, targets, reengineered } = of.group
    const note = `Процессов группы в реестре: ${processes}, с целевым порядком и сроком: ${targets}, реинжиниринг завершён: ${reengineered}.`
    return targets + reengineered > 0
      ? { ready: true, why: `${count(targets, 'план', 'плана', 'планов')}, завершено ${reengineered}`, note }
      : { ready: false, why: processes === 0 ? 'нет процессов этой группы' : 'ни у одного процесса нет плана', note }
  }
  const { services: all, signed, owed, planned, done, grades } = tally
  const letters = (Object.entries(grades) as [string, number][]).map(([letter, n]) => `${letter} – ${n}`).join(', ')
  const note = `Проверено ${signed} из ${all}: ${letters}. Услуг с «В» и «Г»: ${owed}, план утверждён: ${planned}, выполнен: ${done}.`
  if (signed < all)
    return {
      ready: false,
      why: `не ${agree(all - signed, 'проверена', 'проверены')} ${services(all - signed)}`,
      note,
    }
  const have = of.kind === 'plan' ? planned : done
  if (have < owed)
    return {
      ready: false,
      why: of.kind === 'plan' ? `без плана ${services(owed - have)}` : `не завершено ${services(owed - have)}`,
      note,
    }
  return {
    ready: true,
    why: owed === 0 ? 'услуг с «В» и «Г» нет' : of.kind === 'plan' ? 'планы утверждены' : 'планы выполнены',
    note,
  }
}
