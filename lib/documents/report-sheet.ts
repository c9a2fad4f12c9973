/** A report on a project as lines of a paper: what both PDF and DOCX print. Pure. */
import { formatDateTime, formatLong, formatShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count } from '@/lib/core/format'
import { projectStatusLabels } from '@/lib/projects/state/labels'
import { reportKindLabels, reportStatusLabels } from '@/lib/projects/reports/labels'
import type { ReportDocument } from '@/lib/projects/reports/view'

export type ReportSheet = {
  demo: string
  kicker: string
  title: string
  project: string
  facts: { term: string; value: string }[]
  sections: { heading: string; text: string[] }[]
  stages: { head: string[]; rows: string[][] }
  goals: { head: string[]; rows: string[][] }
  remarks: string
  signature: { post: string; date: string }
  footer: string
  printed: string
}

const day = (text: string | null): string => (text === null ? '–' : formatShort(text))

/** The lines of the printed report; the same report always prints the same. */
export function reportSheet(report: ReportDocument): ReportSheet {
  const { facts, project, timeZone } = report
  const status = projectStatusLabels[facts.status as keyof typeof projectStatusLabels]
  const money = facts.effects.money !== '0' ? `${formatDecimal(facts.effects.money)} руб. в год` : ''
  const hours = facts.effects.hours !== '0' ? `${formatDecimal(facts.effects.hours)} ч в год` : ''
  return {
    demo: report.isDemo ? 'Демонстрационные данные: орган настоящий, проект – нет.' : '',
    kicker: `${report.tenantName}. Программа «${report.programme}»`,
    title: reportKindLabels[report.kind],
    project: project.title,
    facts: [
      { term: 'Проект', value: `№ ${project.number}` },
      { term: 'Орган', value: project.agencyName },
      ...(report.direction ? [{ term: 'Направление (сфера)', value: report.direction }] : []),
      ...(facts.leader ? [{ term: 'Руководитель проекта', value: facts.leader }] : []),
      { term: 'Состояние проекта', value: `${status?.short ?? ''} на ${formatLong(facts.asOf)}` },
      ...(facts.startsOn && facts.endsOn
        ? [{ term: 'Сроки проекта', value: `${formatShort(facts.startsOn)} – ${formatShort(facts.endsOn)}` }]
        : []),
      ...(report.dueOn ? [{ term: 'Срок отчёта', value: formatLong(report.dueOn) }] : []),
      {
        term: 'Отчёт',
        value: report.submittedAt
          ? `сдан ${formatDateTime(timeZone, report.submittedAt)}, ${report.submittedBy ?? ''}; ${reportStatusLabels[report.status].short}`
          : reportStatusLabels[report.status].short,
      },
      {
        term: 'Задачи дорожной карты',
        value:
          facts.tasks.total === 0
            ? 'нет'
            : `выполнено ${facts.tasks.done} из ${facts.tasks.total}${facts.tasks.overdue > 0 ? `, просрочено ${facts.tasks.overdue}` : ''}`,
      },
      ...(money || hours ? [{ term: 'Подтверждённый эффект', value: [money, hours].filter(Boolean).join('; ') }] : []),
    ],
    sections: [
      ...(report.request ? [{ heading: 'Запрос уполномоченного органа', text: report.request.split('\n') }] : []),
      ...report.body.questions.map((question, i) => ({
        heading: question,
        text: (report.body.answers[i] || 'Ответа пока нет.').split('\n'),
      })),
    ],
    stages: {
      head: ['Этап', 'План', 'Срок', 'Закрыт', 'Опоздание'],
      rows: facts.stages.map((stage) => [
        `${stage.number}. ${stage.title}`,
        day(stage.plannedTo),
        day(stage.dueTo),
        day(stage.closedOn),
        stage.late === 'NONE'
          ? '–'
          : `${count(stage.lateDays, 'раб. день', 'раб. дня', 'раб. дней')}${stage.late === 'CRITICAL' && stage.closedOn === null ? ', критично' : ''}`,
      ]),
    },
    goals: {
      head: ['Цель, единица', 'Было', 'Цель', 'Измерено'],
      rows: facts.goals.map((goal) => [
        `${goal.name}${goal.unit ? `, ${goal.unit}` : ''}`,
        goal.current || '–',
        goal.target || '–',
        goal.measured ? `${goal.measured.replace('.', ',')} (${day(goal.measuredOn)})` : '–',
      ]),
    },
    remarks: report.remarks ? `${report.decidedBy ?? ''}: ${report.remarks}` : '',
    signature: { post: 'Куратор', date: '«____» ______________ 20____ г.' },
    footer: `${reportKindLabels[report.kind]}. Проект № ${project.number}`,
    printed: `Копия сделана ${formatDateTime(timeZone, report.printedAt)}`,
  }
}
