import 'server-only'
import { notify as tell, type Notify } from '@/lib/notifications/notify'
import type { toldNotices } from './notices'

/** Tells people inside the portal of problems and words to the agency. */
export const notify: Notify<typeof toldNotices> = tell
