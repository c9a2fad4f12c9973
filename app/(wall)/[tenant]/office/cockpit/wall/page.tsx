import type { Metadata } from 'next'
import { MatrixTable } from '@/components/cockpit/MatrixTable'
import { shownMatrix } from '@/components/cockpit/rows'
import { SkipLink } from '@/components/layout/SkipLink'
import { TenantAccent } from '@/components/layout/TenantAccent'
import { ThemeSwitch } from '@/components/layout/ThemeSwitch'
import { ButtonLink } from '@/components/ui/Button'
import { NumberStrip } from '@/components/ui/Section'
import { StatusKey } from '@/components/ui/StatusMark'
import { AutoRefresh, FullScreenButton } from '@/components/ui/WallTools'
import { cockpitQuery, readCockpitFilter } from '@/lib/cockpit/filter'
import { getCockpit } from '@/lib/cockpit/queries'
import { formatLong, formatTime, formatWeekday, todayIn } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import { agree } from '@/lib/core/format'

export const metadata: Metadata = { title: 'Ход работы: большой экран', robots: { index: false } }

/** As many as stand on one full screen and can be read from across the room. */
const SHOWN = 10

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The cockpit for a wall or a tablet: read only, big, comes up to date by itself. */
export default async function CockpitWallPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const filter = readCockpitFilter(await searchParams)
  const query = cockpitQuery(filter)
  const base = `/${tenant}/office/cockpit`
  const actor = await requireActor(tenant, `${base}/wall?${query}`)
  const { matrix, year, quarter, bars } = await getCockpit(actor, filter)
  const { states, total } = matrix
  const { timeZone } = actor.tenant
  const now = new Date()
  const behindPlan = bars.filter(({ light }) => light.kind === 'bad' || light.kind === 'warn').length
  return (
    <>
      <TenantAccent accent={actor.tenant.accent} />
      <SkipLink />
      <main id="main" tabIndex={-1} className="@container/page flex-1 px-4 py-5 md:px-8">
        <div className="mb-5 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
          <div className="min-w-0">
            <p className="text-muted">
              {actor.tenant.programme} · {formatWeekday(todayIn(timeZone, now))}, {formatLong(todayIn(timeZone, now))}
            </p>
            <h1 className="text-2xl md:text-3xl">
              {states.BEHIND > 0
                ? `${agree(states.BEHIND, 'Отстаёт', 'Отстают')} ${states.BEHIND} из ${states.BEHIND + states.ATTENTION + states.ON_TRACK + states.NO_DATA}`
                : 'Никто не отстаёт'}
            </h1>
          </div>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
            <AutoRefresh at={formatTime(timeZone, now)} />
            <ThemeSwitch />
            <FullScreenButton />
            <ButtonLink variant="quiet" size="s" href={`${base}${query && `?${query}`}`}>
              Закрыть
            </ButtonLink>
          </div>
        </div>
        <NumberStrip
          label="Участники по состоянию"
          items={[
            {
              key: 'bad',
              value: states.BEHIND,
              label: 'отстают',
              note: 'есть просроченное',
              noteTone: states.BEHIND > 0 ? 'danger' : undefined,
            },
            {
              key: 'warn',
              value: states.ATTENTION,
              label: 'требуют внимания',
              note: 'скоро срок или было опоздание',
              noteTone: states.ATTENTION > 0 ? 'warn' : undefined,
            },
            { key: 'ok', value: states.ON_TRACK, label: 'в графике', note: '✓ ничего не просрочено' },
            ...(bars.length > 0
              ? [
                  {
                    key: 'plan',
                    value: `${bars.length - behindPlan} из ${bars.length}`,
                    label: 'показателей плана идут в графике',
                    note: `за ${year} год`,
                  },
                ]
              : []),
          ]}
        />
        <div className="mt-6 mb-2 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
          <h2>{filter.sort === 'lag' ? 'Кто отстаёт больше всех' : 'Участники'}</h2>
          <StatusKey />
        </div>
        <MatrixTable
          matrix={shownMatrix(matrix, { slug: tenant, base, filter, year, quarter }, { limit: SHOWN })}
          big
        />
        {total > SHOWN && (
          <p className="mt-4 text-lg text-muted">
            Показаны первые {SHOWN} из {total}.
          </p>
        )}
      </main>
    </>
  )
}
