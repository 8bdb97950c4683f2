import { printId } from '../ids';
import type { NewsletterFields } from '../operations.generated';
import { printTime } from './time';

/** The settings of a newsletter that Ghost knows, and what they are until they are set. */
export const SETTINGS: Readonly<Record<string, string | boolean | null>> = {
  feedback_enabled: false,
  sender_name: null,
  sender_email: null,
  sender_reply_to: 'newsletter',
  visibility: 'members',
  header_image: null,
  show_header_icon: true,
  show_header_title: true,
  show_excerpt: false,
  title_font_category: 'sans_serif',
  title_alignment: 'center',
  show_feature_image: true,
  body_font_category: 'sans_serif',
  footer_content: null,
  show_badge: true,
  show_header_name: true,
  show_post_title_section: true,
  show_comment_cta: true,
  show_subscription_details: false,
  show_latest_posts: false,
  show_share_button: false,
  background_color: 'light',
  post_title_color: null,
  button_corners: 'rounded',
  button_style: 'fill',
  title_font_weight: 'bold',
  link_style: 'underline',
  image_corners: 'square',
  header_background_color: 'transparent',
  section_title_color: null,
  divider_color: null,
  button_color: 'accent',
  link_color: 'accent',
};

/** The settings that stand behind the times. */
const LATER = new Set([
  'button_corners',
  'button_style',
  'title_font_weight',
  'link_style',
  'image_corners',
  'header_background_color',
  'section_title_color',
  'divider_color',
  'button_color',
  'link_color',
]);
const DESIGN = Object.keys(SETTINGS).slice(Object.keys(SETTINGS).indexOf('header_image'));

interface Counts {
  readonly memberCount?: number;
  readonly activeMemberCount?: number;
}

/** How a request wants the counts of newsletters. */
export interface NewsletterView {
  /** Posts are not the gateway's: there are none. */
  readonly withPosts: boolean;
}

/** A newsletter with all its columns, and the counts that were asked for. */
export function presentNewsletter(data: NewsletterFields & Counts, { withPosts }: NewsletterView) {
  return { ...presentColumns(data), ...countsOf(data, withPosts) };
}

/** A newsletter with all its columns. */
export function presentColumns(data: NewsletterFields) {
  const setting = (name: string) => data.settings[name] ?? SETTINGS[name] ?? null;
  const settings = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, setting(name)]));
  return {
    id: printId(data.id),
    uuid: data.uuid,
    name: data.name,
    description: data.description,
    ...settings(['feedback_enabled']),
    slug: data.slug,
    ...settings(['sender_name', 'sender_email', 'sender_reply_to']),
    status: data.status.toLowerCase(),
    ...settings(['visibility']),
    subscribe_on_signup: data.subscribeOnSignup,
    sort_order: data.sortOrder,
    ...settings(DESIGN.filter((name) => !LATER.has(name))),
    created_at: printTime(data.createdAt),
    updated_at: printTime(data.updatedAt),
    ...settings(DESIGN.filter((name) => LATER.has(name))),
  };
}

function countsOf({ memberCount, activeMemberCount }: Counts, withPosts: boolean) {
  const count = {
    ...(withPosts ? { posts: 0 } : {}),
    ...(memberCount === undefined ? {} : { members: memberCount }),
    ...(activeMemberCount === undefined ? {} : { active_members: activeMemberCount }),
  };
  return Object.keys(count).length === 0 ? {} : { count };
}
