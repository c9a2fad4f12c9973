import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { CourseItemFields, CourseTable } from '@/components/processes/CourseItem'
import { CourseState } from '@/components/processes/CourseState'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import { requestTitle } from '@/lib/processes/request/labels'
import { getAnswer } from '@/lib/processes/request/queries'
import type { AnswerView } from '@/lib/processes/request/view'
import { acceptCourseAction, courseAction, draftCourseAction, returnCourseAction } from '../action'

export const metadata: Metadata = { title: 'Ответ о ходе процессов' }

type Props = { params: Promise<{ tenant: string; id: string }> }

/** One agency's answer: what is asked, the course of each process, the decision of the office. */
export default async function AnswerPage({ params }: Props) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/processes/requests`
  const actor = await requireActor(tenant, `${at}/${id}`)
  const answer = await getAnswer(actor, { id })
  const { timeZone } = actor.tenant
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: `/${tenant}/office/processes` },
          { label: pageName('processes/requests'), href: at },
          { label: requestTitle(answer.request.number), href: `${at}?request=${answer.request.id}` },
          { label: answer.agency },
        ]}
      />
      <PageTitle
        title={answer.request.title}
        kicker={`${requestTitle(answer.request.number)} · ${answer.agency}`}
        meta={<CourseState {...answer} />}
      />
      {answer.remarks && (
        <Notice
          tone={answer.status === 'RETURNED' ? 'warn' : 'info'}
          title={answer.status === 'RETURNED' ? 'Возвращён с замечанием' : 'Замечание процессного офиса'}
          className="mb-4"
        >
          <span className="whitespace-pre-line">{answer.remarks}</span>
          <span className="block text-sm text-muted">
            {answer.decidedBy}
            {answer.decidedAt && `, ${formatDateTime(timeZone, answer.decidedAt)}`}
          </span>
        </Notice>
      )}
      <p className="max-w-[80ch] text-muted">
        Запрос отправлен {formatDateTime(timeZone, answer.askedAt)}: {answer.askedBy}. Ответить до{' '}
        {formatLong(answer.request.dueOn)}
        {answer.submittedAt && (
          <>
            {' '}
            Сдан {formatDateTime(timeZone, answer.submittedAt)}, {answer.submittedBy}.
          </>
        )}
      </p>
      {answer.text && <p className="mt-3 max-w-[80ch] whitespace-pre-line">{answer.text}</p>}
      {answer.can.save ? <Fill tenant={tenant} answer={answer} /> : <Told tenant={tenant} answer={answer} />}
      {answer.can.decide && <Decision tenant={tenant} answer={answer} />}
    </>
  )
}

function Fill({ tenant, answer }: { tenant: string; answer: AnswerView }) {
  const { submit } = answer.can
  return (
    <ActionForm
      action={submit ? courseAction : draftCourseAction}
      tenant={tenant}
      hidden={{ id: answer.id, version: answer.version }}
      submitLabel={submit ? 'Сдать ответ' : 'Сохранить черновик'}
      quiet
      className="mt-4 max-w-[56rem]"
      actions={
        submit ? (
          <Button type="submit" name="draft" value="1" variant="quiet">
            Сохранить черновик
          </Button>
        ) : (
          <span className="text-sm text-muted">Сдаёт ответ куратор.</span>
        )
      }
    >
      {answer.items.map((item, i) => (
        <CourseItemFields key={item.id} tenant={tenant} item={item} index={i} money={answer.money} />
      ))}
      <TextArea
        name="note"
        label={answer.prices ? 'О ценах ресурсов и о процессах в целом' : 'О процессах в целом'}
        hint={
          answer.prices
            ? 'Ставки, материалы и накладные внесите в «Цены ресурсов»; здесь – чего там не сказать'
            : undefined
        }
        rows={4}
        optional
        defaultValue={answer.note}
      />
      {answer.prices && (
        <p>
          <a href={`/${tenant}/office/processes/prices`}>К ценам ресурсов</a>
        </p>
      )}
    </ActionForm>
  )
}

function Told({ tenant, answer }: { tenant: string; answer: AnswerView }) {
  return (
    <>
      {answer.items.map((item) => (
        <CourseTable
          key={item.id}
          tenant={tenant}
          item={item}
          money={answer.money}
          answered={answer.status !== 'DUE'}
        />
      ))}
      {answer.note && (
        <Section title={answer.prices ? 'О ценах ресурсов и в целом' : 'В целом'} rule>
          <p className="max-w-[80ch] whitespace-pre-line">{answer.note}</p>
        </Section>
      )}
    </>
  )
}

function Decision({ tenant, answer: { id, version } }: { tenant: string; answer: AnswerView }) {
  return (
    <Section title="Рассмотреть ответ" rule lead="Принятые объёмы встают в карточки процессов.">
      <div className="grid max-w-[48rem] gap-6">
        <ActionForm
          action={acceptCourseAction}
          tenant={tenant}
          hidden={{ id, version }}
          submitLabel="Принять ответ"
          quiet
        />
        <details>
          <summary className="cursor-pointer text-accent">Вернуть с замечанием</summary>
          <div className="mt-4">
            <ActionForm
              action={returnCourseAction}
              tenant={tenant}
              hidden={{ id, version }}
              quiet
              submitLabel="Вернуть органу"
              variant="danger"
            >
              <TextArea name="remarks" label="Что исправить" rows={3} />
            </ActionForm>
          </div>
        </details>
      </div>
    </Section>
  )
}
