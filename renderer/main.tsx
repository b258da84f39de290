import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import './app/base.css';
import './app/plain-page.css';
import { connect } from './bridge/connect.ts';

const place = document.getElementById('root');
if (place) createRoot(place).render(<App connection={connect()} />);
