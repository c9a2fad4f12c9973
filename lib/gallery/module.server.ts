import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import type { gallery } from './module'
import { practicesOpenData } from './open-data-part'

export const galleryServer = { openData: { practices: practicesOpenData } } satisfies ServerModule<typeof gallery>
