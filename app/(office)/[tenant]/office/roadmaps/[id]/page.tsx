import type { Metadata } from 'next'
import { Button } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { EmptyState } from '@/components/ui/EmptyState'
import { SearchField } from '@/components/ui/SearchField'
import { NumberStrip } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { LinkPills } from '@/components/ui/Tabs'
import { requireActor } from '@/lib/platform/actor'
import { getRoadmap } from '@/lib/roadmaps/map-queries'
import { isUnapproved } from '@/lib/roadmaps/rules'
import type { RoadmapView } from '@/lib/roadmaps/view'
import { Items } from './Items'
import { Notices } from './Notices'
import { RoadmapHead } from './RoadmapHead'
import { Steps } from './Steps'

export const metadata: Metadata = { title: 'Дорожная карта' }

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

const states = [
  ['', 'Все'],
  ['OVERDUE', 'Просрочены'],
  ['DUE_SOON', 'Скоро срок'],
  ['CHECKING', 'На проверке'],
  ['AHEAD', 'Срок впереди'],
  ['DONE', 'Выполнены'],
] as const

export default async function RoadmapPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { state = '', section = '', who = '', body = '', q = '' } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/roadmaps/${id}`)
  const map = await getRoadmap(actor, { id, state, section, who, body, q })
  const at = `/${tenant}/office/roadmaps/${id}`
  const href = (change: Record<string, string>) => {
    const query = new URLSearchParams(
      Object.entries({ state, section, who, body, q, ...change }).filter(([, value]) => value !== ''),
    )
    return query.size > 0 ? `${at}?${query.toString()}` : at
  }
  const { progress, rows, shown, sections } = map
  const inForce = !isUnapproved(map.status)
  const countOf = (code: string) =>
    code === ''
      ? rows.length
      : rows.filter((row) => row.state.code === code || (code === 'DONE' && row.state.code === 'DONE_LATE')).length
  const filtered = [state, section, who, body, q].some((value) => value !== '')
  return (
    <>
      <RoadmapHead tenant={tenant} map={map} current="table" />
      <Notices tenant={tenant} map={map} />
      <Steps tenant={tenant} map={map} />
      {inForce && progress.items > 0 && <Numbers map={map} href={href} />}
      {inForce && (
        <div className="mt-6 print:hidden">
          <LinkPills
            label="Состояние"
            items={states
              .filter(([code]) => code === '' || code === state || countOf(code) > 0)
              .map(([code, label]) => ({
                href: href({ state: code }),
                label,
                count: countOf(code),
                current: code === state,
              }))}
          />
          <Filters at={at} map={map} query={{ state, section, who, body, q }} filtered={filtered} />
        </div>
      )}
      {sections.map((one) => {
        const own = shown.filter(({ sectionNumber }) => sectionNumber === one.number)
        return own.length > 0 && <Items key={one.number} tenant={tenant} map={map} section={one} rows={own} />
      })}
      {shown.length === 0 &&
        (filtered ? (
          <EmptyState title="Таких мероприятий нет">Измените условия или сбросьте их.</EmptyState>
        ) : (
          <EmptyState title="Мероприятий пока нет">
            {map.can.edit
              ? 'Добавьте первое мероприятие: что, к какому дню, кто и какой документ получится.'
              : 'Карту ещё составляют.'}
          </EmptyState>
        ))}
    </>
  )
}

/** The map in numbers; each leads to the items that it counts. */
function Numbers({ map, href }: { map: RoadmapView; href: (change: Record<string, string>) => string }) {
  const { progress } = map
  return (
    <NumberStrip
      label={map.focus === 'BODY' ? 'Ваши мероприятия' : 'Мероприятия карты'}
      items={[
        {
          key: 'done',
          value: `${progress.done} из ${progress.items}`,
          label: 'выполнено',
          note: progress.late > 0 ? `с опозданием: ${progress.late}` : undefined,
          noteTone: 'warn',
          href: href({ state: 'DONE' }),
        },
        { key: 'overdue', value: progress.overdue, label: 'просрочено', href: href({ state: 'OVERDUE' }) },
        { key: 'soon', value: progress.soon, label: 'скоро срок', href: href({ state: 'DUE_SOON' }) },
        { key: 'checking', value: progress.checking, label: 'на проверке', href: href({ state: 'CHECKING' }) },
      ]}
    />
  )
}

type FilterProps = {
  at: string
  map: RoadmapView
  query: Record<'state' | 'section' | 'who' | 'body' | 'q', string>
  filtered: boolean
}

/** Words, section and body; an agency may look at its own items only. */
function Filters({ at, map, query: { state, section, who, body, q }, filtered }: FilterProps) {
  return (
    <form role="search" className="flex flex-wrap items-end gap-3">
      {state && <input type="hidden" name="state" value={state} />}
      <SearchField label="Слова мероприятия" defaultValue={q} />
      {map.sections.length > 1 && (
        <SelectField
          name="section"
          label="Раздел"
          hideLabel
          empty="Все разделы"
          defaultValue={section}
          options={map.sections.map(({ number, title }) => ({
            value: number,
            label: `${number}. ${title}`.slice(0, 80),
          }))}
          className="max-w-full sm:max-w-72"
        />
      )}
      {map.focus === 'BODY' && !map.can.seeAll && (
        <SelectField
          name="who"
          label="Чьи мероприятия"
          hideLabel
          empty="Все мероприятия карты"
          defaultValue={who}
          options={[{ value: 'mine', label: 'Только наши' }]}
        />
      )}
      {map.bodies.length > 1 && (
        <ComboField
          name="body"
          label="Орган"
          hideLabel
          placeholder="Все органы"
          defaultValue={body}
          options={map.bodies.map((one) => ({ value: one.id, label: one.name }))}
          className="w-72 max-w-full"
        />
      )}
      <Button type="submit" variant="quiet">
        Показать
      </Button>
      {filtered && (
        <a href={at} className="py-2">
          Сбросить
        </a>
      )}
    </form>
  )
}
