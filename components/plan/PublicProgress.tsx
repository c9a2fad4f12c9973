import { PageTitle } from '@/components/layout/PageTitle'
import { Notice } from '@/components/ui/Notice'
import { NumberStrip, Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { formatLong, instantToDate } from '@/lib/core/dates'
import type { PublishedIndicator, ProgressSnapshot } from '@/lib/plan/published'
import { ProgressView } from './ProgressView'

type Version = { version: number; publishedAt: Date; reason: string | null }
type Props = {
  tenant: { slug: string; name: string; programme: string; timeZone: string }
  progress: Version & { year: number; snapshot: ProgressSnapshot; versions: Version[] }
  years: number[]
}

const kinds: [PublishedIndicator['light']['kind'], string][] = [
  ['ok', 'выполнены или идут по плану'],
  ['warn', 'под угрозой или выполнены не всеми'],
  ['bad', 'отстают или не выполнены'],
  ['none', 'без цели или без данных'],
]

/** How the programme went in a year: plan against fact, as published. */
export function PublicProgress({ tenant, progress, years }: Props) {
  const { year, snapshot, versions } = progress
  const at = `/${tenant.slug}/progress/${year}`
  const day = (instant: Date): string => formatLong(instantToDate(tenant.timeZone, instant))
  const newest = versions[0]
  const all = snapshot.sections.flatMap(({ indicators }) => indicators)
  return (
    <>
      <PageTitle
        size="l"
        kicker={`Опубликовано ${day(progress.publishedAt)}, данные на ${formatLong(snapshot.asOf)}`}
        title={`Ход программы за ${year} год`}
        lead={`${tenant.programme}: что было запланировано и что сделано.`}
      />
      {newest && newest.version !== progress.version && (
        <Notice tone="warn" className="mb-6" title="Это прежняя редакция">
          Действует <a href={at}>редакция {newest.version}</a> от {day(newest.publishedAt)}.
        </Notice>
      )}
      {years.length > 1 && (
        <LinkPills
          label="Год"
          items={years.map((one) => ({
            href: `/${tenant.slug}/progress/${one}`,
            label: String(one),
            current: one === year,
          }))}
        />
      )}
      <NumberStrip
        label="Показатели по состоянию"
        items={kinds.map(([kind, label]) => ({
          key: kind,
          value: all.filter((one) => one.light.kind === kind).length,
          label,
        }))}
      />
      <ProgressView snapshot={snapshot} />
      <Section title="Данные и редакции" rule>
        <p className="flex flex-wrap gap-x-5 gap-y-1">
          <a href={`/${tenant.slug}/open-data/progress-${year}.csv`}>Таблица, CSV</a>
          <a href={`/${tenant.slug}/open-data/progress-${year}.json`}>Снимок целиком, JSON</a>
        </p>
        <ul className="mt-3">
          {versions.map((one) => (
            <li key={one.version}>
              {one.version === progress.version ? (
                <b>Редакция {one.version}</b>
              ) : (
                <a href={one === newest ? at : `${at}/versions/${one.version}`}>Редакция {one.version}</a>
              )}
              <span className="text-muted">
                {' '}
                от {day(one.publishedAt)}
                {one.reason && ` Причина: ${one.reason}`}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
