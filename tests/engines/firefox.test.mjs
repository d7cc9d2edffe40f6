import { Firefox } from "./firefox.mjs";
import { journeys } from "./journeys.mjs";
import { kills } from "./kills.mjs";

journeys(Firefox);
kills(Firefox);
