/** What a journey says in one line. Pure. */
import { count, lowerFirst } from '@/lib/core/format'
import { hardestStage, totalsOf, type Stage } from './stage'

/** «Рождение ребёнка: 11 визитов, а нужно 3. Тяжелее всего – регистрация по месту жительства». */
export function journeyHeadline(title: string, stages: readonly Stage[]): string {
  const { visits } = totalsOf(stages)
  const hard = hardestStage(stages)
  const now = count(visits.now, 'визит', 'визита', 'визитов')
  const figure =
    visits.known === 0
      ? ''
      : visits.knownTarget === 0
        ? `: ${now}`
        : visits.target < visits.now
          ? `: ${now}, а нужно ${visits.target}`
          : `: ${now}, столько и нужно`
  const worst = hard?.name ? `. Тяжелее всего – ${lowerFirst(hard.name)}` : ''
  return `${title}${figure}${worst}`
}
