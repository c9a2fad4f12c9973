import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import type { Column } from '@/components/ui/DataTable'
import { DialogButton } from '@/components/ui/Dialog'
import { StatusMark, type StatusKind } from '@/components/ui/StatusMark'
import { TextArea } from '@/components/ui/TextArea'
import { LevelBadge } from '@/components/rating/LevelBadge'
import { formatLong, formatShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import type { AwardState } from '@/lib/rating/award/document'
import type { AwardListRow } from '@/lib/rating/award/queries'
import { awardKindLabels, awardStateLabels } from '@/lib/rating/award/rules'
import { confirmAwardAction } from './action'

const marks: Record<AwardState, StatusKind> = { VALID: 'ok', EXPIRING: 'warn', EXPIRED: 'bad', REVOKED: 'none' }
const stateText = ({ state, validUntil, asks }: AwardListRow): string => {
  if (state === 'REVOKED') return awardStateLabels.REVOKED
  if (validUntil === null) return 'бессрочно'
  return `до ${formatShort(validUntil)}, ${state === 'VALID' || asks ? awardStateLabels[state] : 'заменено более поздним рейтингом'}`
}

type Props = { tenant: string; mayConfirm: boolean }

/** An award, its level and total, how long it holds, and what can be done with it. */
export function awardColumns({ tenant, mayConfirm }: Props): Column<AwardListRow>[] {
  return [
    {
      key: 'agency',
      header: 'Участник',
      phone: 'title',
      cell: (row) => (
        <>
          <span className="font-medium">{row.agencyName}</span>
          <span className="block text-sm text-muted">
            {awardKindLabels[row.kind]} {row.number}
          </span>
        </>
      ),
    },
    { key: 'year', header: 'Год', numeric: true, cell: (row) => row.year },
    {
      key: 'level',
      header: 'Уровень',
      cell: (row) => <LevelBadge tone={row.level.tone} glyph={row.level.glyph} name={row.level.title} />,
    },
    { key: 'total', header: 'Оценка', numeric: true, cell: (row) => formatDecimal(row.total) },
    { key: 'issued', header: 'Выдано', cell: (row) => formatShort(row.issuedOn) },
    {
      key: 'state',
      header: 'Действие',
      cell: (row) => (
        <StatusMark kind={row.state !== 'REVOKED' && row.state !== 'VALID' && !row.asks ? 'none' : marks[row.state]}>
          {stateText(row)}
          {row.confirmedOn && (
            <span className="block text-sm text-muted">
              подтверждено {formatShort(row.confirmedOn)}
              {row.basis && `: ${row.basis}`}
            </span>
          )}
        </StatusMark>
      ),
    },
    {
      key: 'links',
      header: <span className="sr-only">Документ</span>,
      phone: 'wide',
      cell: (row) => <AwardLinks tenant={tenant} row={row} mayConfirm={mayConfirm} />,
    },
  ]
}

function AwardLinks({ tenant, row, mayConfirm }: Props & { row: AwardListRow }) {
  return (
    <span className="flex flex-wrap gap-x-3 print:hidden md:flex-nowrap md:justify-end">
      <ButtonLink href={`/api/${tenant}/documents/awards/${row.code}.pdf`} download="" variant="text" size="s">
        PDF
        <span className="sr-only">
          : {awardKindLabels[row.kind]} {row.number}
        </span>
      </ButtonLink>
      <ButtonLink href={`/${tenant}/check/${row.code}`} variant="text" size="s">
        Проверка<span className="sr-only"> {row.number}</span>
      </ButtonLink>
      {mayConfirm && row.asks && <ConfirmAward tenant={tenant} row={row} />}
    </span>
  )
}

function ConfirmAward({ tenant, row }: { tenant: string; row: AwardListRow }) {
  return (
    <DialogButton label="Подтвердить" size="s" title={`Подтвердить уровень: ${row.agencyName}`}>
      <ActionForm
        action={confirmAwardAction}
        tenant={tenant}
        hidden={{ awardId: row.id, version: row.revision }}
        submitLabel="Подтвердить ещё на год"
      >
        <p className="text-muted">
          Уровень «{row.level.title}» за {row.year} год действует до {row.validUntil ? formatLong(row.validUntil) : ''}.
          Номер и код документа останутся прежними.
        </p>
        <TextArea name="basis" label="Основание" rows={3} hint="Решение или протокол: номер, дата, что установлено" />
      </ActionForm>
    </DialogButton>
  )
}
