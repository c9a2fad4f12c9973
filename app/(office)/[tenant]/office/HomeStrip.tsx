import { NumberStrip, type NumberCell } from '@/components/ui/Section'
import { formatDayMonth, todayIn } from '@/lib/core/dates'
import { submissionTiming, timingText } from '@/lib/core/due'
import { agree, count } from '@/lib/core/format'
import type { Matrix } from '@/lib/cockpit/matrix'
import type { QueueGroup } from '@/lib/queue/items'
import { queueWords } from '@/lib/queue/labels'
import type { OpenCampaign } from '@/lib/rating/campaign/open-queries'

const SHOWN = 5

function noteOf({ items }: QueueGroup): Pick<NumberCell, 'note' | 'noteTone'> {
  const late = items.filter(({ mark }) => mark === 'bad').length
  if (late > 0)
    return {
      note: `${agree(late, 'просрочено', 'просрочены')}: ${late}`,
      noteTone: 'danger',
    }
  const [first] = items
  return { note: first?.timing.startsWith('ждёт') && items.length > 1 ? `дольше всех: ${first.timing}` : first?.timing }
}

/** The campaign's next step as a date: «15 дек – срок самооценки, 19 из 44 ещё не начали». */
function dueCell(
  { id, selfAssessmentDue, counts }: OpenCampaign,
  slug: string,
  now: Date,
  timeZone: string,
): NumberCell[] {
  const timing = submissionTiming(selfAssessmentDue, timeZone, null, now)
  if (timing.code === 'OVERDUE') return []
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
  const [day = '', month = '', year] = formatDayMonth(selfAssessmentDue, todayIn(timeZone, now)).split('\u00a0')
  return [
    {
      key: id,
      value: [day, month.slice(0, 3), year].filter(Boolean).join('\u00a0'),
      label: 'срок самооценки',
      href: `/${slug}/office/campaigns/${id}`,
      note:
        counts.NOT_STARTED > 0
          ? `${counts.NOT_STARTED} из ${count(all, 'участника', 'участников', 'участников')} не начали`
          : timingText(timing),
      noteTone: timing.code === 'DUE_SOON' && counts.NOT_STARTED > 0 ? 'warn' : undefined,
    },
  ]
}

type Props = {
  slug: string
  todo: QueueGroup[]
  campaigns: OpenCampaign[]
  /** For those whom no work waits for. */
  states: Matrix['states'] | null
  now: Date
  timeZone: string
}

/** How many participants lag: what an observer looks for first. */
const stateCells = (slug: string, { BEHIND, ATTENTION, ON_TRACK }: Matrix['states']): NumberCell[] => [
  {
    key: 'behind',
    value: BEHIND,
    label: 'отстают',
    note: 'есть просроченное',
    noteTone: BEHIND > 0 ? 'danger' : undefined,
    href: `/${slug}/office/cockpit?state=BEHIND`,
  },
  {
    key: 'attention',
    value: ATTENTION,
    label: 'требуют внимания',
    note: 'скоро срок или было опоздание',
    noteTone: ATTENTION > 0 ? 'warn' : undefined,
    href: `/${slug}/office/cockpit?state=ATTENTION`,
  },
  {
    key: 'on-track',
    value: ON_TRACK,
    label: 'в графике',
    note: 'ничего не просрочено',
    href: `/${slug}/office/cockpit?state=ON_TRACK`,
  },
]

/** How much of what waits, and what is late of it; each figure leads to its list below. */
export function HomeStrip({ slug, todo, campaigns, states, now, timeZone }: Props) {
  const late = (group: QueueGroup): boolean => group.items.some(({ mark }) => mark === 'bad')
  const chosen = [...todo.filter(late), ...todo.filter((group) => !late(group))].slice(0, SHOWN)
  const items = [
    ...(states ? stateCells(slug, states) : []),
    ...chosen.map((group): NumberCell => ({
      key: group.kind,
      value: group.items.length,
      label: queueWords(group.kind, group.items.length),
      href: `#${group.kind.toLowerCase()}`,
      ...noteOf(group),
    })),
    ...campaigns.flatMap((campaign) => dueCell(campaign, slug, now, timeZone)),
  ]
  return items.length > 0 && <NumberStrip label="Что вас ждёт" items={items} />
}
