import 'server-only'
import { notify as tell, type Notify } from '@/lib/notifications/notify'
import type { feedback } from './module'

/** Tells people inside the portal of the module's own kinds. */
export const notify: Notify<typeof feedback.notices> = tell
