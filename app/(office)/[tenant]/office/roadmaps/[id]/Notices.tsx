import { ActionForm } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { formatLong } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { approvalText } from '@/lib/roadmaps/labels'
import { approvalTiming, isUnapproved } from '@/lib/roadmaps/rules'
import type { RoadmapView } from '@/lib/roadmaps/view'
import { assignRoadmapAction } from '../action'

/**
 * What is to be known of the map before its items: its approval, why it came back or ended, how an unclear term is
 * read.
 */
export function Notices({ tenant, map }: { tenant: string; map: RoadmapView }) {
  const { status, remark, approvalDue, approvedOn, approvedByName, approvedByPosition, file, today, missing, can } = map
  const waiting = map.rows.reduce((sum, { counts }) => sum + counts.checking, 0)
  const timing = approvalTiming(approvalDue, approvedOn, today)
  const words = approvalText(timing, approvalDue)
  const unapproved = isUnapproved(status)
  return (
    <div className="grid gap-4 empty:hidden [&:not(:empty)]:mb-6">
      {unapproved && approvalDue && (
        <Notice
          tone={timing.code === 'OVERDUE' ? 'danger' : 'info'}
          title={timing.code === 'OVERDUE' ? 'Срок утверждения прошёл' : `Утвердить до ${formatLong(approvalDue)}`}
        >
          {timing.code === 'OVERDUE' ? `Карта ${words}.` : 'Такой срок установил акт программы.'}
        </Notice>
      )}
      {status === 'DRAFT' && remark && (
        <Notice tone="warn" title="Возвращено в черновик">
          <p className="whitespace-pre-line">{remark}</p>
        </Notice>
      )}
      {status === 'CLOSED' && remark && (
        <Notice title="Карта закрыта">
          <p className="whitespace-pre-line">{remark}</p>
        </Notice>
      )}
      {status === 'APPROVED' && map.fromAct && remark && <Notice title="Как портал читает акт">{remark}</Notice>}
      {!unapproved && map.kind === 'DEPARTMENTAL' && approvedOn && (
        <p className="text-muted">
          Утвердил: {approvedByName}
          {approvedByPosition && `, ${approvedByPosition}`}, {formatLong(approvedOn)}
          {timing.code === 'LATE' && ` (${words})`}
          {file && (
            <>
              {' '}
              · <a href={`/api/${tenant}/files/${file.id}`}>Подписанный экземпляр</a>
            </>
          )}
        </p>
      )}
      {map.fromAct && map.inForceOn && map.approveWithinDays !== null && (
        <p className="text-muted">
          Ведомственные карты органы утверждают за {count(map.approveWithinDays, 'день', 'дня', 'дней')} с{' '}
          {formatLong(map.inForceOn)}: этот день портал считает днём вступления акта в силу.
        </p>
      )}
      {can.accept && waiting > 1 && (
        <p>
          <a href={`/${tenant}/office/roadmaps/waiting?map=${map.id}`}>Проверить сданное списком: {waiting}</a>
        </p>
      )}
      {can.assign && missing > 0 && (
        <Notice
          tone="warn"
          title={`Не распределено: ${count(missing, 'обязательство', 'обязательства', 'обязательств')}`}
        >
          <p className="mb-3">
            По словам акта эти мероприятия исполняют и органы, которые появились на портале позже. Назначенное раньше не
            изменится.
          </p>
          <ActionForm
            action={assignRoadmapAction}
            tenant={tenant}
            hidden={{ id: map.id }}
            submitLabel="Распределить по органам"
            size="s"
          />
        </Notice>
      )}
    </div>
  )
}
