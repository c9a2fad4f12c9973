'use client'
import { WordsEditor } from '@/components/quarterly/WordsEditor'
import type { WordsSaving } from '@/components/quarterly/use-words'
import { ActionForm } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { formatQuarter, type Quarter } from '@/lib/core/quarters'
import { requiredSections, sectionHints, sectionTitles } from '@/lib/quarterly/labels'
import { reportSections, seenVersion, type SavedWord } from '@/lib/quarterly/words'
import { submitAction } from '../action'

type Props = {
  tenant: string
  id: string
  userKey: string
  quarter: Quarter
  running: boolean
  maySubmit: boolean
  timeZone: string
  saved: Record<string, SavedWord>
  remarks: Record<string, string>
}

/** The words of a report: saved by themselves; the curator hands them in with the portal's facts. */
export function QuarterlyForm({ tenant, id, userKey, quarter, running, maySubmit, timeZone, saved, remarks }: Props) {
  const foot = (saving: WordsSaving) => {
    const empty = requiredSections.filter((section) => (saving.state.entries[section]?.local ?? '').trim() === '')
    if (running) return <span className="text-sm text-muted">Сдать можно, когда квартал закончится.</span>
    if (empty.length > 0)
      return (
        <span className="text-sm text-muted">
          Чтобы сдать, заполните: {empty.map((section) => `«${sectionTitles[section]}»`).join(', ')}.
        </span>
      )
    if (!maySubmit) return <span className="text-sm text-muted">Готово. Сдаёт отчёт куратор.</span>
    if (saving.unsaved || saving.closed !== null) return null
    return (
      <ActionForm
        action={submitAction}
        tenant={tenant}
        hidden={{ id, version: seenVersion(saving.state) }}
        submitLabel="Сдать отчёт"
        confirm={{
          title: `Сдать отчёт за ${formatQuarter(quarter)}?`,
          text: 'Факты портала сохранятся такими, какие они сейчас. Изменить отчёт можно будет, только если его вернут.',
          confirmLabel: 'Сдать отчёт',
        }}
      />
    )
  }
  return (
    <WordsEditor
      url={`/api/${tenant}/quarterly/${id}/words`}
      prefix={`gemba:quarterly:${tenant}:${id}:${userKey}:`}
      saved={saved}
      timeZone={timeZone}
      foot={foot}
      signInHref={`/sign-in?tenant=${tenant}&returnTo=/${tenant}/office/quarterly/${id}`}
      sections={reportSections.map((key) => ({
        key,
        title: requiredSections.includes(key) ? sectionTitles[key] : `${sectionTitles[key]} (если есть)`,
        hint: sectionHints[key],
        above: remarks[key] ? (
          <Notice tone="warn" title={`Замечание: ${sectionTitles[key]}`} className="mb-2">
            <span className="whitespace-pre-line">{remarks[key]}</span>
          </Notice>
        ) : undefined,
      }))}
    />
  )
}
