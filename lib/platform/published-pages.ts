import 'server-only'
import { revalidatePath } from 'next/cache'

/**
 * After a server action that published something: this replica makes its public pages anew at the next request; other replicas
 * do within ten seconds. The route's pattern is named, since Next knows no layout by a literal address such as '/kuzbass'.
 */
export const publishedPagesChanged = (): void => revalidatePath('/(public)/[tenant]', 'layout')
