import { ActionForm } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { TextField } from '@/components/ui/TextField'
import { formatLong } from '@/lib/core/dates'
import { changeText, consumerSideLabels, processKindLabels } from '@/lib/processes/registry/labels'
import type { ProcessView } from '@/lib/processes/registry/process-queries'
import { restoreProcessAction } from './action'

type Props = { tenant: string; process: ProcessView }

/** What of the process a reader must know first: that it is gone, what disagrees, what is not approved yet. */
export function ProcessNotices({ tenant, process }: Props) {
  const { status, told, cameFrom, changes } = process
  const disagrees = [
    ...(told.kind ? [`по участникам процесс – ${processKindLabels[told.kind]}, указан другой вид`] : []),
    ...(told.belowHead ? ['представитель владельца – ниже руководителя структурного подразделения'] : []),
    ...told.sides.map(
      ({ name, side }) => `потребитель «${name}» по определению программы – ${consumerSideLabels[side]}`,
    ),
  ]
  return (
    <>
      {status === 'DROPPED' && <Dropped tenant={tenant} process={process} />}
      {disagrees.length > 0 && (
        <Notice tone="warn" title="Расходится с определениями программы" className="mb-5">
          <ul className="list-disc pl-5">
            {disagrees.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      )}
      {status === 'ACTIVE' && changes !== null && changes.length > 0 && (
        <Notice className="mb-5">
          {changes === 'new' ? (
            <p>Внесён после утверждения реестра.</p>
          ) : (
            <>
              <p>Изменён после утверждения реестра:</p>
              <ul className="list-disc pl-5">
                {changes.map((change) => (
                  <li key={changeText(change)}>{changeText(change)}</li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
      {cameFrom && <p className="mb-4 text-muted">Перешёл при объединении; прежний владелец – {cameFrom}.</p>}
    </>
  )
}

function Dropped({ tenant, process }: Props) {
  const { id, version, droppedOn, droppedBasis, mergedInto, can } = process
  const day = droppedOn ? formatLong(droppedOn) : ''
  return (
    <Notice
      tone="warn"
      className="mb-5"
      title={mergedInto ? `Влит в другой процесс ${day}` : `Исключён из реестра ${day}`}
    >
      {mergedInto && (
        <p>
          Теперь это часть процесса{' '}
          <a href={`/${tenant}/office/processes/${mergedInto.id}`}>
            {mergedInto.code} {mergedInto.name}
          </a>
          .
        </p>
      )}
      {droppedBasis && <p>Основание: {droppedBasis}</p>}
      {can.edit && (
        <details className="mt-2">
          <summary className="cursor-pointer text-accent">Вернуть в реестр</summary>
          <div className="mt-3 max-w-[36rem]">
            <ActionForm
              action={restoreProcessAction}
              tenant={tenant}
              hidden={{ id, version }}
              submitLabel="Вернуть"
              quiet
            >
              <TextField name="basis" label="Основание" maxLength={500} autoComplete="off" />
            </ActionForm>
          </div>
        </details>
      )}
    </Notice>
  )
}
