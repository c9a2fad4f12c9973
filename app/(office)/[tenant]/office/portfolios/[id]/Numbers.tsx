import { NumberStrip } from '@/components/ui/Section'
import { plural } from '@/lib/core/format'
import type { PortfolioView } from '@/lib/portfolios/queries'
import { amountText } from '@/lib/results/labels'

/** The portfolio in numbers: projects, stages, shared tasks and what was saved. */
export function Numbers({ portfolio: { projects, stages, saved, shared } }: { portfolio: PortfolioView }) {
  const late = projects.filter((project) => project.late).length
  const lateShared = shared.tasks.filter(({ overdue }) => overdue).length
  return (
    <NumberStrip
      label="Портфель в числах"
      items={[
        {
          key: 'projects',
          value: projects.length,
          label: `${plural(projects.length, 'проект', 'проекта', 'проектов')} в портфеле`,
          note: late > 0 ? `просрочен этап: ${late}` : undefined,
          noteTone: 'danger',
        },
        {
          key: 'stages',
          value: stages.all === 0 ? '–' : `${stages.closed} из ${stages.all}`,
          label: 'этапов закрыто',
        },
        ...(shared.open > 0
          ? [
              {
                key: 'shared',
                value: shared.open,
                label: `${plural(shared.open, 'общая задача не выполнена', 'общие задачи не выполнены', 'общих задач не выполнено')}`,
                note: lateShared > 0 ? `просрочено: ${lateShared}` : undefined,
                noteTone: 'danger' as const,
                href: '#shared',
              },
            ]
          : []),
        ...(saved.MONEY !== '0'
          ? [{ key: 'money', value: amountText('MONEY', saved.MONEY), label: 'сбережено денег' }]
          : []),
        ...(saved.HOURS !== '0'
          ? [{ key: 'hours', value: amountText('HOURS', saved.HOURS), label: 'сбережено времени' }]
          : []),
      ]}
    />
  )
}
