import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ChangeCard } from '@/components/roadmaps/ChangeCard'
import { History } from '@/components/roadmaps/History'
import { StateMark } from '@/components/roadmaps/StateMark'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { DialogButton } from '@/components/ui/Dialog'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { formatLong } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import { getRoadmapItem } from '@/lib/roadmaps/item-queries'
import { dueLabel } from '@/lib/roadmaps/labels'
import { delivered, owed } from '@/lib/roadmaps/rules'
import type { ItemView } from '@/lib/roadmaps/view'
import { TiedProblems } from '../../../../TiedProblems'
import { amendRoadmapAction, proposeChangeAction } from '../action'
import { Part } from './Part'

export const metadata: Metadata = { title: 'Мероприятие дорожной карты' }

function Changes({ tenant, item }: { tenant: string; item: ItemView }) {
  const { id, roadmap, can, text } = item
  if (!can.amend && !can.propose) return null
  const action = can.amend ? amendRoadmapAction : proposeChangeAction
  return (
    <div className="mt-5 flex flex-wrap items-start gap-3 print:hidden">
      <ButtonLink variant="quiet" href={`/${tenant}/office/roadmaps/${roadmap.id}/items/${id}/edit`}>
        {can.amend ? 'Перенести срок или изменить' : 'Предложить изменение'}
      </ButtonLink>
      <DialogButton
        label={can.amend ? 'Исключить из карты' : 'Предложить исключить'}
        title={`Исключить мероприятие ${text.number}`}
        variant="quiet"
      >
        <ActionForm
          action={action}
          tenant={tenant}
          hidden={{ kind: 'REMOVE', roadmapId: roadmap.id, version: roadmap.version, itemId: id }}
          submitLabel={can.amend ? 'Исключить' : 'Предложить исключить'}
          variant="danger"
        >
          <TextArea
            name="reason"
            label="Почему"
            hint={
              can.amend
                ? 'Невыполненные обязательства будут сняты, текст и причина останутся в истории.'
                : 'Мероприятие останется в карте, пока не согласуют исключение.'
            }
            rows={3}
          />
        </ActionForm>
      </DialogButton>
    </div>
  )
}

export default async function RoadmapItemPage({
  params,
}: {
  params: Promise<{ tenant: string; id: string; itemId: string }>
}) {
  const { tenant, id, itemId } = await params
  const at = `/${tenant}/office/roadmaps`
  const actor = await requireActor(tenant, `${at}/${id}/items/${itemId}`)
  const item = await getRoadmapItem(actor, { id: itemId })
  const { text, roadmap, parts, counts, changes, events, can } = item
  const { timeZone } = actor.tenant
  const total = owed(counts)
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('roadmaps'), href: at },
          { label: roadmap.agencyName ?? roadmap.title, href: `${at}/${roadmap.id}` },
          { label: text.number },
        ]}
      />
      <PageTitle
        title={
          <>
            {text.number}. {text.title}
          </>
        }
        kicker={`${text.sectionNumber}. ${text.section}`}
        meta={<StateMark state={item.state} />}
      />
      {item.removed && (
        <Notice tone="warn" className="mb-6" title="Мероприятие исключено из карты">
          Почему – в изменениях ниже.
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: 'Срок', value: text.dueText ? dueLabel(text.dueOn, text.dueText) : formatLong(text.dueOn) },
          { term: 'Документ (результат)', value: text.result },
          {
            term: 'Исполнители по карте',
            value: (
              <ul className="grid gap-0.5">
                {text.responsible.map((body) => (
                  <li key={body}>{body}</li>
                ))}
              </ul>
            ),
          },
          ...(total > 1
            ? [
                {
                  term: 'Сдали и приняты',
                  value: `${delivered(counts)} из ${total}${counts.checking > 0 ? `, на проверке ${counts.checking}` : ''}`,
                },
              ]
            : []),
        ]}
      />
      <Changes tenant={tenant} item={item} />
      <Section title={can.seeAll ? 'Что сдал каждый исполнитель' : 'Ваша часть'}>
        {parts.length > 0 ? (
          <ul className="border-t border-line-strong">
            {parts.map((part) => (
              <Part
                key={part.id}
                tenant={tenant}
                part={part}
                timeZone={timeZone}
                alone={parts.length === 1}
                today={item.today}
              />
            ))}
          </ul>
        ) : (
          <p className="text-muted">
            {can.seeAll ? 'Исполнители ещё не назначены.' : 'Ваш орган в этом мероприятии не участвует.'}
          </p>
        )}
      </Section>
      <TiedProblems tenant={tenant} actor={actor} to={{ roadmapItemId: itemId }} />
      {changes.length > 0 && (
        <Section title="Изменения мероприятия">
          <div className="grid gap-8">
            {changes.map((change) => (
              <ChangeCard key={change.id} change={change} timeZone={timeZone} />
            ))}
          </div>
        </Section>
      )}
      <Section title="История">
        <History events={events} timeZone={timeZone} place="item" />
      </Section>
    </>
  )
}
