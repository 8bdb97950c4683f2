import { PageHead } from '../../components/card';
import { may } from '../../session/session';
import { Announcements } from './announcements';
import { CampaignForm } from './campaign-form';
import { CampaignList } from './campaign-list';
import { useState } from 'preact/hooks';

/** What is written to many members at once. */
export function Campaigns() {
  const [round, setRound] = useState(0);
  return (
    <>
      <PageHead
        title="Campaigns"
        lead="What is written to many members at once, each of them at most once a channel."
      />
      <div class="stack">
        {may('campaigns:write') && <CampaignForm onMade={() => setRound(round + 1)} />}
        <CampaignList key={round} />
        <Announcements />
      </div>
    </>
  );
}
