import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { buttonClass, ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong } from '@/lib/core/dates'
import { upperFirst } from '@/lib/core/format'
import {
  dayStateMark,
  dayStateText,
  messageKindLabels,
  messageStatusLabels,
  problemSign,
} from '@/lib/feedback/told/labels'
import { getWord } from '@/lib/feedback/told/message-queries'
import type { MessageView } from '@/lib/feedback/told/view'
import { changeLines } from '@/lib/forms/changes'
import { requireActor } from '@/lib/platform/actor'
import { proposalSign } from '@/lib/proposals/labels'
import { detachMessageAction, messageToProposalAction } from '../actions'
import { AnswerForm, AttachForm, CloseForm, ReopenForm } from '../MessageForms'

export const metadata: Metadata = { title: 'Слово жителя' }

/** A word to the agency, and what may be done with it. */
export default async function MessagePage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/messages`
  const actor = await requireActor(tenant, `${at}/${id}`)
  const message = await getWord(actor, { id })
  const { kind, status, state, agencyName, text, receivedOn } = message
  const label = messageStatusLabels[status]
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('messages'), href: at }, { label: formatLong(receivedOn) }]} />
      <PageTitle
        title={`${upperFirst(messageKindLabels[kind])} от ${formatLong(receivedOn)}`}
        kicker={agencyName}
        meta={<StatusMark kind={state ? dayStateMark(state) : label.mark}>{label.short}</StatusMark>}
      />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div>
          <p className="mb-5 max-w-[68ch] text-lg whitespace-pre-line">{text}</p>
          <Facts message={message} tenant={tenant} />
        </div>
        {message.canAnswer ? <Decisions message={message} tenant={tenant} /> : <div />}
      </div>
      {message.history.length > 0 && (
        <Section title="История">
          <ol className="grid gap-1.5">
            {changeLines(message.history, actor.tenant.timeZone).map((line, i) => (
              <li key={i}>{line}</li>
            ))}
          </ol>
        </Section>
      )}
    </>
  )
}

function Facts({ message, tenant }: { message: MessageView; tenant: string }) {
  const { service, place, touchpoint, answerBy, state, problem, proposal, answer, answeredOn, answeredBy, address } =
    message
  const items = [
    service && { term: 'Услуга', value: service },
    message.cameFrom && { term: 'Откуда', value: `от органа «${message.cameFrom}»` },
    (place || touchpoint) && { term: 'Где', value: [touchpoint, place].filter(Boolean).join(', ') },
    state && {
      term: 'Ответить',
      value: (
        <>
          <StatusMark kind={dayStateMark(state)}>
            {state.code === 'LATE' ? 'надо было' : 'до'} {formatLong(answerBy)}
          </StatusMark>
          <span className="block text-sm text-muted">{dayStateText(state)}</span>
        </>
      ),
    },
    problem && {
      term: 'Проблема',
      value: (
        <a href={`/${tenant}/office/problems/${problem.id}`}>
          {problemSign(problem.number)} {problem.title}
        </a>
      ),
    },
    proposal && {
      term: 'Предложение',
      value: <a href={`/${tenant}/office/proposals/${proposal.id}`}>{proposalSign(proposal.number)}</a>,
    },
    answer && {
      term: message.status === 'CLOSED' ? 'Закрыто' : 'Ответ',
      value: <span className="whitespace-pre-line">{answer}</span>,
    },
    answeredOn && { term: 'Когда', value: `${formatLong(answeredOn)}${answeredBy ? `, ${answeredBy}` : ''}` },
    {
      term: 'Как узнает ответ',
      value: address ? 'по коду и письмом: адрес хранится отдельно и сотрётся после ответа' : 'по коду',
    },
  ]
  return <DefinitionList items={items.flatMap((item) => (item ? [item] : []))} />
}

function Decisions({ message, tenant }: { message: MessageView; tenant: string }) {
  const { id, version, status, kind, problem, proposal, similar, open } = message
  const waits = (status === 'NEW' || status === 'IN_WORK') && problem === null && proposal === null
  const own = { tenant, message: { id, version } }
  return (
    <section className="print:hidden" aria-labelledby="decide">
      <h2 id="decide" className="border-t-2 border-ink pt-4">
        Что делаем
      </h2>
      <div className="mt-4 grid gap-3">
        {(status === 'NEW' || status === 'IN_WORK') && (
          <Choice label="Ответить" primary open={waits}>
            <AnswerForm {...own} />
          </Choice>
        )}
        {waits && kind === 'IDEA' && (
          <ActionForm
            action={messageToProposalAction}
            tenant={tenant}
            hidden={{ id, version }}
            submitLabel="В предложения (ППУ)"
            variant="quiet"
            quiet
            confirm={{
              title: 'Сделать идею предложением?',
              text: 'Она встанет в ряд предложений органа без имени. Что решат, будет видно по коду.',
              confirmLabel: 'В предложения',
            }}
          />
        )}
        {waits && (
          <ButtonLink href={`/${tenant}/office/problems/new?messages=${id}`} variant="quiet">
            Завести проблему
          </ButtonLink>
        )}
        {waits && open.length > 0 && (
          <Choice
            label={similar.length > 0 ? 'Похоже на известную проблему' : 'Связать с проблемой'}
            open={similar.length > 0}
          >
            <AttachForm
              {...own}
              first={similar[0]?.id}
              problems={open.map((one) => ({ value: one.id, label: `№ ${one.number}. ${one.title}` }))}
            />
          </Choice>
        )}
        {status === 'IN_WORK' && problem !== null && (
          <ActionForm
            action={detachMessageAction}
            tenant={tenant}
            hidden={{ id, version }}
            submitLabel="Отделить от проблемы"
            variant="text"
            quiet
          />
        )}
        {(status === 'NEW' || status === 'IN_WORK') && (
          <Choice label="Закрыть без ответа по делу">
            <CloseForm {...own} />
          </Choice>
        )}
        {(status === 'ANSWERED' || status === 'CLOSED') && (
          <Choice label="Вернуть в работу">
            <ReopenForm {...own} />
          </Choice>
        )}
      </div>
    </section>
  )
}

function Choice({
  label,
  primary,
  open,
  children,
}: {
  label: string
  primary?: boolean
  open?: boolean
  children: ReactNode
}) {
  return (
    <details className="group" open={open}>
      <summary className={buttonClass(primary ? 'primary' : 'quiet', 'm', 'cursor-pointer list-none')}>
        {label}
        <span aria-hidden="true" className="group-open:rotate-180">
          ▾
        </span>
      </summary>
      <div className="mt-4 mb-6 border-l-2 border-line-strong pl-4">{children}</div>
    </details>
  )
}
