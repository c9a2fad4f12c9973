'use client'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { proposalLimits } from '@/lib/proposals/schema'
import { DraftKeeper } from './DraftKeeper'
import { PhotoField } from './PhotoField'

const kept = ['problem', 'suggestion', 'place', 'title', 'followCode'] as const

/**
 * What the author of a proposal fills in, at a desk and in the hand alike; the words survive a lost connection and a
 * closed page.
 */
export function ProposalFields({ draftKey, followCode }: { draftKey: string; followCode: string }) {
  return (
    <>
      <DraftKeeper storageKey={draftKey} names={kept} />
      <input type="hidden" name="followCode" defaultValue={followCode} />
      <TextArea
        name="problem"
        label="Что мешает или что можно улучшить"
        hint="Одно предложение – одна проблема. Фамилии не нужны."
        rows={3}
        maxLength={proposalLimits.text}
        required
      />
      <TextArea name="suggestion" label="Что вы предлагаете" rows={3} maxLength={proposalLimits.text} required />
      <TextField
        name="place"
        label="Где это"
        optional
        hint="Например: окно 5, второй этаж, приёмная"
        maxLength={proposalLimits.place}
      />
      <PhotoField />
      <TextField
        name="title"
        label="Короткое название"
        optional
        hint="Без него названием станут первые слова"
        maxLength={proposalLimits.title}
      />
    </>
  )
}
