import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { projectStatusLabels } from '@/lib/projects/state/labels'
import type { PassportView } from '@/lib/projects/passport/view'
import type { EditRefusal } from '@/lib/projects/state/rules'
import { agreePassportAction, withdrawPassportAction } from './action'

const headings: Record<EditRefusal, string> = {
  PENDING: 'На согласовании',
  CLOSED: 'Проект закрыт',
  CANCELLED: 'Проект прекращён',
}
const texts: Record<EditRefusal, string> = {
  PENDING: 'То, что отправлено, не меняется, пока паспорт не утвердят, не вернут или не отзовут.',
  CLOSED: 'Паспорт больше не меняется.',
  CANCELLED: 'Чтобы менять паспорт, возобновите проект на странице «Обзор».',
}

/** What is being decided about the passport and what the reader may do. */
export function Approval({ tenant, view }: { tenant: string; view: PassportView }) {
  const { pending, timeZone, refusal, approved } = view
  const base = `/${tenant}/office/projects/${view.id}/passport`
  const file = `/api/${tenant}/projects/${view.id}/passport`
  return (
    <aside aria-label="Согласование" className="min-w-0 print:hidden">
      <h2>{refusal ? headings[refusal] : 'Паспорт'}</h2>
      <p className="mt-1 text-muted">{refusal ? texts[refusal] : projectStatusLabels[view.status].next}</p>
      {pending && (
        <div className="mt-4">
          <PendingVersion pending={pending} timeZone={timeZone} />
          <Decisions tenant={tenant} view={view} pending={pending} base={base} />
        </div>
      )}
      <div className="mt-6 grid justify-items-start gap-2 border-t border-line pt-4">
        {pending && approved && (
          <ButtonLink
            size="s"
            variant="quiet"
            href={`${base}/versions/compare?a=${approved.number}&b=${pending.number}`}
          >
            Что изменилось с версии {approved.number}
          </ButtonLink>
        )}
        {approved && (
          <p className="text-sm text-muted">
            Утверждена версия {approved.number}
            {approved.approvedOn && `, ${formatLong(approved.approvedOn)}`}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <ButtonLink size="s" variant="quiet" href={`${file}.docx`} download="">
            DOCX
          </ButtonLink>
          <ButtonLink size="s" variant="quiet" href={`${file}.pdf`} download="">
            PDF
          </ButtonLink>
          {view.lastNumber > 0 && (
            <ButtonLink size="s" variant="quiet" href={`${base}/versions`}>
              Все версии
            </ButtonLink>
          )}
        </div>
      </div>
    </aside>
  )
}

type Pending = NonNullable<PassportView['pending']>

/** What was sent, by whom, and what the centre of competence said. */
function PendingVersion({ pending, timeZone }: { pending: Pending; timeZone: string }) {
  return (
    <DefinitionList
      items={[
        { term: 'Версия', value: pending.number },
        {
          term: 'Отправлена',
          value: (
            <>
              {formatDateTime(timeZone, pending.submittedAt)}
              <br />
              <span className="text-muted">{pending.submittedBy}</span>
            </>
          ),
        },
        ...(pending.reason ? [{ term: 'Что изменилось', value: pending.reason }] : []),
        {
          term: 'Центр компетенций',
          value: pending.agreedAt ? (
            <>
              ✓ согласовано {formatDateTime(timeZone, pending.agreedAt)}
              <br />
              <span className="text-muted">{pending.agreedBy}</span>
            </>
          ) : (
            <span className="text-muted">ещё не согласовал</span>
          ),
        },
      ]}
    />
  )
}

/** What the reader may do with what was sent. */
function Decisions({
  tenant,
  view,
  pending,
  base,
}: {
  tenant: string
  view: PassportView
  pending: Pending
  base: string
}) {
  const { can } = view
  return (
    <div className="mt-5 grid justify-items-start gap-2.5">
      {can.agree && !pending.agreedAt && (
        <ActionForm
          action={agreePassportAction}
          tenant={tenant}
          hidden={{ id: view.id, version: view.version }}
          submitLabel="Согласовать"
          quiet
          variant={can.approve ? 'quiet' : 'primary'}
        />
      )}
      {can.approve && <ButtonLink href={`${base}/approve`}>Записать утверждение</ButtonLink>}
      {can.decide && (
        <ButtonLink href={`${base}/return`} variant="quiet">
          Вернуть с замечаниями
        </ButtonLink>
      )}
      {can.submit && (
        <ActionForm
          action={withdrawPassportAction}
          tenant={tenant}
          hidden={{ id: view.id, version: view.version }}
          submitLabel="Отозвать"
          variant="quiet"
          quiet
          confirm={{
            title: 'Отозвать паспорт с согласования?',
            text: 'Его снова можно будет менять, а отправленная версия останется в истории.',
            confirmLabel: 'Отозвать',
          }}
        />
      )}
    </div>
  )
}
