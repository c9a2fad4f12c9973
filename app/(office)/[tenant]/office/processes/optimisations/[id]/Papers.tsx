import { ActionForm } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextArea } from '@/components/ui/TextArea'
import { formatDateTimeShort } from '@/lib/core/dates'
import { paperKindLabels, paperStatusLabels } from '@/lib/processes/optimisation/labels'
import type { OptimisationView, PaperView } from '@/lib/processes/optimisation/view'
import { isSettled, mayAgree, mayApprove, waitsForOffice, planDoubts } from '@/lib/processes/optimisation/rules'
import { decidePaperAction, receivePaperAction, sendPaperAction } from '../action'

type Props = {
  tenant: string
  view: OptimisationView
  timeZone: string
  /** The steps «как будет» can be reckoned. */
  reckoned: boolean
}

/** What went to the owner and to the process office, and what they said. */
export function Papers({ tenant, view, timeZone, reckoned }: Props) {
  const { papers, can, id } = view
  const waiting = papers.some(({ kind, status }) => kind === 'PLAN' && status === 'SENT')
  const doubts = planDoubts({
    ideas: view.solutions.filter(({ state }) => state !== 'REJECTED').length,
    measuresWithoutTarget: view.measures.filter(({ target }) => target === '').length,
    goalsWithoutNumbers: view.passport.goals.filter(({ current, target }) => current === '' || target === '').length,
    reckoned,
  })
  return (
    <Section
      id="papers"
      title="Кто решает"
      rule
      lead="План с ключевыми показателями согласует или утверждает владелец; сведения о процессе и план получает процессный офис. Отправленное не меняется."
    >
      {papers.length === 0 && <p className="text-muted">Пока ничего не отправляли.</p>}
      {papers.length > 0 && (
        <ul className="border-t border-line">
          {papers.map((paper) => (
            <li key={paper.id} className="border-b border-line py-3">
              <Paper tenant={tenant} paper={paper} view={view} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      )}
      {can.work && (
        <div className="mt-4 flex flex-wrap gap-3">
          {!waiting && (
            <ActionForm
              key={`plan ${papers.length}`}
              action={sendPaperAction}
              tenant={tenant}
              hidden={{ optimisationId: id, kind: 'PLAN' }}
              submitLabel="Отправить план владельцу"
              size="s"
              {...(doubts.length > 0 && {
                confirm: {
                  title: 'Отправить план таким?',
                  confirmLabel: 'Отправить',
                  text: <Doubts doubts={doubts} />,
                },
              })}
            >
              {null}
            </ActionForm>
          )}
          <ActionForm
            key={`info ${papers.length}`}
            action={sendPaperAction}
            tenant={tenant}
            hidden={{ optimisationId: id, kind: 'INFO' }}
            submitLabel="Направить сведения в процессный офис"
            size="s"
            quiet
          >
            {null}
          </ActionForm>
        </div>
      )}
    </Section>
  )
}

/** What the plan goes without; the paper is frozen as it is sent. */
const Doubts = ({ doubts }: { doubts: readonly string[] }) => (
  <>
    <p>Владелец получит план без этого:</p>
    <ul className="mt-2 list-disc pl-5">
      {doubts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  </>
)

type PaperProps = { tenant: string; paper: PaperView; view: OptimisationView; timeZone: string }

function Paper({ tenant, paper, view, timeZone }: PaperProps) {
  const { id, version, kind, number, status, receivedBy, receivedAt, reason } = paper
  const file = `/api/${tenant}/documents/optimisations/${id}`
  const when = (by: string | null, at: Date | null): string =>
    by && at ? `${by}, ${formatDateTimeShort(timeZone, at)}` : ''
  const trail = [
    ['отправлено', when(paper.sentBy, paper.sentAt)],
    ['согласовано', when(paper.agreedBy, paper.agreedAt)],
    [status === 'RETURNED' ? 'возвращено' : 'утверждено', when(paper.decidedBy, paper.decidedAt)],
    ['принято процессным офисом', when(receivedBy, receivedAt)],
  ].filter(([, who]) => who)
  const office = waitsForOffice({ kind, status, received: receivedAt !== null })
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <b>
          {paperKindLabels[kind]}, версия {number}
        </b>
        {kind === 'PLAN' && (
          <StatusMark kind={paperStatusLabels[status].mark}>{paperStatusLabels[status].short}</StatusMark>
        )}
        {office && <StatusMark kind="warn">ждёт процессный офис</StatusMark>}
        <span className="text-sm">
          <a href={`${file}.pdf`} download="">
            PDF
          </a>
          ,{' '}
          <a href={`${file}.docx`} download="">
            DOCX
          </a>
        </span>
      </p>
      <p className="text-sm text-muted">{trail.map(([word, who]) => `${word}: ${who}`).join(' · ')}</p>
      {reason && <p className="max-w-[68ch] whitespace-pre-line">{reason}</p>}
      {kind === 'PLAN' && view.can.decide && (mayAgree(status) || mayApprove(status)) && (
        <Decision
          tenant={tenant}
          id={id}
          version={version}
          agreed={isSettled(status)}
          own={paper.own}
          processId={view.process.id}
        />
      )}
      {office && view.can.receive && (
        <ActionForm
          action={receivePaperAction}
          tenant={tenant}
          hidden={{ id, version }}
          submitLabel="Документ принят"
          size="s"
          quiet
        >
          {null}
        </ActionForm>
      )}
    </>
  )
}

/** Who decides on a plan instead of its sender, and what to do where there is nobody. */
const byWhom = (tenant: string, processId: string) => (
  <>
    План отправили вы: согласует и утверждает его другой человек – представитель владельца или другой куратор. Если
    такого человека на портале нет, <a href={`/${tenant}/office/processes/${processId}/edit`}>выберите представителя</a>{' '}
    из людей портала в карточке процесса или попросите назначить второго куратора.
  </>
)

type DecisionProps = { tenant: string; id: string; version: number; agreed: boolean; own: boolean; processId: string }

function Decision({ tenant, id, version, agreed, own, processId }: DecisionProps) {
  if (own && agreed) return <p className="mt-2 max-w-[44rem] text-muted">{byWhom(tenant, processId)}</p>
  return (
    <details className="mt-2" open={!agreed}>
      <summary className="cursor-pointer text-accent">{agreed ? 'Утвердить' : 'Решение владельца'}</summary>
      <div className="mt-2 max-w-[44rem]">
        {own && <p className="mb-3 text-muted">{byWhom(tenant, processId)}</p>}
        <ActionForm
          action={decidePaperAction}
          tenant={tenant}
          hidden={{ id, version }}
          submitLabel="Записать решение"
          size="s"
        >
          <RadioGroup
            name="decision"
            label="Решение по плану и ключевым показателям"
            defaultValue={own ? 'RETURN' : 'APPROVE'}
            choices={[
              ...(own ? [] : [{ value: 'APPROVE', label: 'Утвердить' }]),
              ...(agreed
                ? []
                : [
                    ...(own ? [] : [{ value: 'AGREE', label: 'Согласовать' }]),
                    { value: 'RETURN', label: 'Вернуть на доработку' },
                  ]),
            ]}
          />
          <TextArea name="reason" label="Что исправить или примечание" optional rows={2} maxLength={2000} />
        </ActionForm>
      </div>
    </details>
  )
}
