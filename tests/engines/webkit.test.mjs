import { journeys } from "./journeys.mjs";
import { kills } from "./kills.mjs";
import { WebKit } from "./webkit.mjs";

journeys(WebKit);
kills(WebKit);
