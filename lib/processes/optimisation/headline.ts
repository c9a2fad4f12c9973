/** Where an optimisation stands, in one sentence. Pure. */
import { agree, count } from '@/lib/core/format'
import type { OptimisationView } from './view'

const problems = (n: number): string => count(n, 'проблема', 'проблемы', 'проблем')
const measures = (n: number): string => count(n, 'мероприятия', 'мероприятий', 'мероприятий')

export function optimisationHeadline(
  view: Pick<OptimisationView, 'project' | 'problems' | 'solutions' | 'measures' | 'papers'>,
): string {
  const { project, solutions } = view
  if (project.status === 'CANCELLED') return 'Оптимизация прекращена'
  if (project.status === 'FINISHED') return 'Оптимизация завершена'
  if (project.status === 'MONITORING') return 'Внедрили – следим, держится ли результат'
  const plan = view.papers.find(({ kind }) => kind === 'PLAN')
  const done = view.measures.filter(({ status }) => status === 'DONE').length
  if (plan?.status === 'SENT') return 'План ждёт решения владельца процесса'
  if (plan?.status === 'RETURNED') return 'Владелец вернул план – исправьте и отправьте снова'
  if (plan)
    return `План ${plan.status === 'APPROVED' ? 'утверждён' : 'согласован'}: сделано ${done} из ${measures(view.measures.length)}`
  if (view.problems.length === 0) return 'Проблемы процесса ещё не собраны'
  const open = view.problems.filter(({ id }) => !solutions.some((solution) => solution.problemIds.includes(id)))
  if (solutions.length === 0)
    return `${agree(view.problems.length, 'Собрана', 'Собраны')} ${problems(view.problems.length)} – идей пока нет`
  if (open.length > 0) return `Идеи есть не на всё: без решения ${problems(open.length)}`
  return view.measures.length === 0
    ? `Идеи есть на все ${problems(view.problems.length)} – соберите план`
    : 'План собран – отправьте его владельцу процесса'
}
