import type { ReactNode } from 'react'
import { StageMark } from '@/components/projects/StageMark'
import { ButtonLink } from '@/components/ui/Button'
import { formatLong, type DateString } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { projectStatusLabels } from '@/lib/projects/state/labels'
import type { ProjectOverview } from '@/lib/projects/opening/overview-queries'
import { checkPassport, isReady } from '@/lib/projects/passport/check'
import type { ProjectHeader } from '@/lib/projects/opening/queries'
import { stageLateness, stageState } from '@/lib/projects/stages/rules'

type Props = { base: string; project: ProjectHeader; overview: ProjectOverview; today: DateString; maySubmit: boolean }
type Step = { title: string; text: ReactNode; action?: { href: string; label: string } }

function draft({ base, project, overview, maySubmit }: Props): Step {
  const passport = `${base}/passport`
  if (overview.remarks > 0)
    return {
      title: `Паспорт вернули: ${count(overview.remarks, 'замечание', 'замечания', 'замечаний')}`,
      text: 'Замечания стоят у полей. Исправьте их и отправьте паспорт снова.',
      action: { href: passport, label: 'К замечаниям' },
    }
  const findings = checkPassport(project.form, overview.fields)
  if (isReady(findings)) {
    return maySubmit
      ? {
          title: 'Паспорт заполнен',
          text: 'Можно отправлять на согласование.',
          action: { href: `${passport}/submit`, label: 'Отправить на согласование' },
        }
      : {
          title: 'Паспорт заполнен',
          text: `На согласование его отправляет куратор: ${project.agency.name}.`,
          action: { href: passport, label: 'Открыть паспорт' },
        }
  }
  const left = findings.filter(({ severity }) => severity !== 'note').length
  return {
    title: `В паспорте осталось: ${count(left, 'замечание', 'замечания', 'замечаний')}`,
    text: 'Заполните паспорт: проверка рядом с формой покажет, чего не хватает.',
    action: project.can.edit ? { href: passport, label: 'Заполнить паспорт' } : undefined,
  }
}

function running({ base, project, overview, today }: Props): Step {
  const stage = overview.stages.find(({ closedOn }) => closedOn === null)
  const form = project.form.stages.find(({ number }) => number === stage?.number)
  if (!stage || !form)
    return {
      title: 'Все этапы закрыты',
      text: 'Проект можно закрывать.',
      action: { href: `${base}/stages`, label: 'К этапам' },
    }
  return {
    title: `Этап ${stage.number} из ${project.form.stages.length}: ${form.title}`,
    text: (
      <>
        {stage.dueTo && <>Срок – {formatLong(stage.dueTo)} </>}
        <StageMark state={stageState(stage)} late={stageLateness(stage, today)} />
      </>
    ),
    action: { href: `${base}/stages`, label: 'К этапам' },
  }
}

function nextStep(props: Props): Step {
  const { base, project, overview } = props
  const { next } = projectStatusLabels[project.status]
  switch (project.status) {
    case 'DRAFT':
      return draft(props)
    case 'APPROVAL':
      return {
        title: 'Паспорт на согласовании',
        text: next,
        action: { href: `${base}/passport`, label: 'Открыть паспорт' },
      }
    case 'RUNNING':
      return running(props)
    case 'MONITORING':
      return {
        title: 'Проект закрыт, результат под наблюдением',
        text: overview.stabilityDue ? `Измерить снова – ${formatLong(overview.stabilityDue)}` : next,
        action: { href: `${base}/results`, label: 'К результатам' },
      }
    case 'FINISHED':
      return {
        title: 'Проект завершён',
        text: 'Удачное решение можно оформить как практику, чтобы его переняли другие.',
      }
    case 'CANCELLED':
      return { title: 'Проект прекращён', text: 'Его можно возобновить: тогда паспорт утверждают заново.' }
  }
}

/** Where the project stands and what is to be done now. */
export function NextStep(props: Props) {
  const { title, text, action } = nextStep(props)
  return (
    <section
      aria-label="Что дальше"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card bg-accent-soft px-5 py-4"
    >
      <div className="min-w-[min(16rem,100%)] flex-1">
        <h2 className="text-lg">{title}</h2>
        <div className="mt-0.5">{text}</div>
      </div>
      {action && <ButtonLink href={action.href}>{action.label}</ButtonLink>}
    </section>
  )
}
