'use server'
import { approveSegments } from '@/lib/feedback/clients/approval-commands'
import {
  createSegment,
  editSegment,
  joinSegment,
  retireSegment,
  separateSegment,
  suggestSegmentsAgain,
  tellSegmentsApart,
} from '@/lib/feedback/clients/segment-commands'
import { formAction } from '@/lib/forms/form-action'

const toSegment = ({ id }: { id: string }, tenant: string): string => `/${tenant}/office/segments/${id}`

export const createSegmentAction = formAction(createSegment, { redirectTo: toSegment })
export const editSegmentAction = formAction(editSegment, { redirectTo: toSegment })
export const retireSegmentAction = formAction(retireSegment, {
  message: ({ retired }) => (retired ? 'Сегмент больше не ведётся.' : 'Сегмент снова ведётся.'),
})
export const joinSegmentAction = formAction(joinSegment, { message: () => 'Сегменты соединены.' })
export const segmentsApartAction = formAction(tellSegmentsApart, { message: () => 'Записано: это разные сегменты.' })
export const segmentsAgainAction = formAction(suggestSegmentsAgain, {
  message: () => 'Пару снова будут предлагать, пока названия похожи.',
})
export const separateSegmentAction = formAction(separateSegment, { message: () => 'Сегмент отсоединён.' })
export const approveSegmentsAction = formAction(approveSegments, {
  redirectTo: ({ agencyId }, tenant) => `/${tenant}/office/segments/lists/${agencyId}`,
})
