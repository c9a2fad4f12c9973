import { TargetBar } from '@/components/ui/Progress'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import type { CockpitBar } from '@/lib/core/cockpit'

const SHOWN = 6

/** The programme's indicators of the year against their targets: what does not go well first. */
export function HomePlan({
  slug,
  year,
  bars,
  agency,
}: {
  slug: string
  year: number
  bars: CockpitBar[]
  /** The reader works for an agency, which sees its own plan. */
  agency: boolean
}) {
  if (bars.length === 0) return null
  const base = `/${slug}/office/plan`
  return (
    <Section
      title={`План программы, ${year}`}
      actions={<a href={`${base}?year=${year}`}>{agency ? 'Наш план' : 'Все показатели'}</a>}
    >
      <ul className="border-t border-line">
        {bars.slice(0, SHOWN).map(({ id, number, title, goal, value, target, text, said, light, href }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2.5 text-dense">
            <a
              href={`/${slug}/office/${href}`}
              title={`${title}. ${light.words}`}
              className="min-w-0 flex-1 basis-56 text-ink no-underline hover:underline"
            >
              <span className="line-clamp-2">
                {number} {title}
              </span>
              {goal && <span className="block text-sm text-muted">{goal}</span>}
            </a>
            <span className="w-36">
              <TargetBar
                value={value}
                target={target}
                max={Math.max(target * 1.2, value)}
                label={`${number}: ${said}, ${light.title}`}
                tone={light.kind === 'bad' ? 'danger' : 'accent'}
              />
            </span>
            <StatusMark kind={light.kind} className="w-24">
              {text}
            </StatusMark>
          </li>
        ))}
      </ul>
    </Section>
  )
}
