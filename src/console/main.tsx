import { render } from 'preact';
import { App } from './app';
import './style/base.css';
import './style/layout.css';
import './style/parts.css';
import './style/members.css';
import './style/live.css';
import './style/ledger.css';
import './style/webhooks.css';

const root = document.getElementById('console');
if (root) render(<App />, root);
