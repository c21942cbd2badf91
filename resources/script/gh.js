// SPDX-License-Identifier: GPL-3.0-or-later
// The operators and functions of GitHub Actions' expressions, as `gh` in expressions of imported
// workflows. `&&`, `||` and `!` mean the same in both languages and are not here.
// Source: docs.github.com, "Evaluate expressions in workflows and actions".
(() => {
    // What `.*` gives: an access to it is an access to each of its items.
    class Filtered extends Array { }

    const nothing = v => v === null || v === undefined;
    const isObject = v => typeof v === "object" && v !== null;

    function kindOf(v) {
        if (nothing(v))
            return "null";
        return Array.isArray(v) ? "list" : typeof v;
    }

    function numberOfText(text) {
        const t = text.trim();
        if (t === "")
            return 0;
        if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(t))
            return Number(t);
        if (/^0x[0-9a-fA-F]{1,8}$/.test(t) || /^0o[0-7]{1,11}$/.test(t))
            return Number(t) | 0; // 32 bits with a sign, as there
        const infinity = /^([+-]?)Infinity$/.exec(t);
        if (infinity)
            return infinity[1] === "-" ? -Infinity : Infinity;
        return NaN;
    }

    function toNumber(v) {
        switch (kindOf(v)) {
        case "null":
            return 0;
        case "boolean":
            return v ? 1 : 0;
        case "number":
            return v;
        case "string":
            return numberOfText(v);
        default:
            return NaN;
        }
    }

    // Fifteen digits, and an exponent where the number would be longer than that.
    function textOfNumber(n) {
        if (n === 0)
            return "0";
        if (!Number.isFinite(n))
            return String(n);
        const [digits, exponent] = n.toExponential(14).split("e");
        const power = Number(exponent);
        if (power >= -5 && power < 15)
            return power < 0 ? trimZeros(Number(n.toPrecision(15)).toFixed(14 - power))
                             : String(Number(n.toPrecision(15)));
        const size = String(Math.abs(power)).padStart(2, "0");
        return trimZeros(digits) + "E" + (power < 0 ? "-" : "+") + size;
    }

    function trimZeros(text) {
        return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
    }

    function text(v) {
        switch (kindOf(v)) {
        case "null":
            return "";
        case "number":
            return textOfNumber(v);
        case "list":
            return "Array";
        case "object":
            return "Object";
        default:
            return String(v);
        }
    }

    // Upper case, letter by letter: a letter that would become two stays as it is.
    function fold(t) {
        if (/^[\x00-\x7f]*$/.test(t))
            return t.toUpperCase();
        return Array.from(t, c => c.toUpperCase().length === c.length ? c.toUpperCase() : c).join("");
    }

    // Both values in the one kind in which they are compared, or nothing when there is none.
    function comparable(a, b) {
        let [x, y] = [nothing(a) ? null : a, nothing(b) ? null : b];
        if (kindOf(x) !== kindOf(y)) {
            if (isObject(x) || isObject(y))
                return null;
            [x, y] = [toNumber(x), toNumber(y)];
        }
        return typeof x === "string" ? [fold(x), fold(y)] : [x, y];
    }

    function eq(a, b) {
        const pair = comparable(a, b);
        return pair !== null && pair[0] === pair[1];
    }

    function gt(a, b) {
        const pair = comparable(a, b);
        return pair !== null && pair[0] !== null && !isObject(pair[0]) && pair[0] > pair[1];
    }

    function member(of, key) {
        if (Array.isArray(of)) {
            const index = Math.floor(toNumber(key));
            return index >= 0 && index < of.length ? of[index] : undefined;
        }
        if (!isObject(of) || isObject(key))
            return undefined;
        const name = text(key);
        if (Object.hasOwn(of, name))
            return of[name];
        const found = Object.keys(of).find(k => fold(k) === fold(name));
        return found === undefined ? undefined : of[found];
    }

    // get(a, "b", 0): a.b[0], with keys in any case, and null where there is nothing.
    function get(of, ...keys) {
        let value = of;
        for (const key of keys) {
            if (value instanceof Filtered)
                value = Filtered.from(value.map(item => member(item, key)).filter(v => v !== undefined));
            else
                value = member(value, key);
        }
        return value === undefined ? null : value;
    }

    function valuesOf(v) {
        if (Array.isArray(v))
            return Array.from(v);
        return isObject(v) ? Object.values(v) : [];
    }

    function all(of) {
        const values = of instanceof Filtered ? Array.from(of).flatMap(valuesOf) : valuesOf(of);
        return Filtered.from(values);
    }

    function contains(where, what) {
        if (Array.isArray(where))
            return where.some(item => eq(item, what));
        return !isObject(where) && !isObject(what) && fold(text(where)).includes(fold(text(what)));
    }

    function startsWith(where, what) {
        return !isObject(where) && !isObject(what) && fold(text(where)).startsWith(fold(text(what)));
    }

    function endsWith(where, what) {
        return !isObject(where) && !isObject(what) && fold(text(where)).endsWith(fold(text(what)));
    }

    function format(pattern, ...values) {
        return text(pattern).replace(/\{\{|\}\}|\{(\d+)\}|[{}]/g, (found, index) => {
            if (found === "{{" || found === "}}")
                return found[0];
            if (index === undefined)
                throw new Error(`format: a single “${found}” in “${text(pattern)}”`);
            if (Number(index) >= values.length)
                throw new Error(`format: “${text(pattern)}” has more places than there are values`);
            return text(values[Number(index)]);
        });
    }

    function join(list, separator) {
        if (!Array.isArray(list))
            return isObject(list) ? "" : text(list);
        return Array.from(list, text).join(separator === undefined ? ","
                                           : isObject(separator) ? "" : text(separator));
    }

    function toJSON(v) {
        return JSON.stringify(nothing(v) ? null : v, null, 2);
    }

    function fromJSON(v) {
        return JSON.parse(text(v));
    }

    function test(v) {
        if (typeof v !== "boolean")
            throw new Error("case: a condition is neither true nor false");
        return v;
    }

    // Whether `part` says nothing else than `whole`: an object may say less.
    function agrees(part, whole) {
        if (!isObject(part) || !isObject(whole))
            return part === whole;
        if (Array.isArray(part) !== Array.isArray(whole))
            return false;
        if (Array.isArray(part) && part.length !== whole.length)
            return false;
        return Object.keys(part).every(key => Object.hasOwn(whole, key) && agrees(part[key], whole[key]));
    }

    // The jobs of a `matrix`, each as an object of its values.
    // Source: docs.github.com, "Workflow syntax", jobs.<job_id>.strategy.matrix.
    // Only those whose runner, found by its keys, is this system or may be any.
    function matrix(spec, system, runner) {
        const axes = Object.keys(spec ?? {}).filter(key => key !== "include" && key !== "exclude");
        let jobs = axes.length > 0 ? [{}] : [];
        for (const axis of axes) {
            if (!Array.isArray(spec[axis]))
                throw new Error(`matrix: “${axis}” is not a list`);
            jobs = jobs.flatMap(job => spec[axis].map(value => ({...job, [axis]: value})));
        }
        const excluded = spec?.exclude ?? [];
        jobs = jobs.filter(job => !excluded.some(entry => agrees(entry, job)));
        const original = jobs.map(job => ({...job}));
        const added = [];
        for (const entry of spec?.include ?? []) {
            const fitting = original.map((job, i) => i).filter(i =>
                axes.every(axis => !Object.hasOwn(entry, axis) || agrees(entry[axis], original[i][axis])));
            for (const i of fitting)
                jobs[i] = {...jobs[i], ...entry};
            if (fitting.length === 0)
                added.push({...entry});
        }
        const all = jobs.concat(added);
        return system === undefined ? all
            : all.filter(job => runsHere(system, ...[get(job, ...runner)].flat().map(text)));
    }

    // Whether a job with these labels can run here: what is for Linux may run anywhere.
    function runsHere(system, ...labels) {
        const label = labels.join(" ").toLowerCase();
        if (label.includes("windows"))
            return system === "Windows";
        return !label.includes("macos") || system === "macOS";
    }

    // The branch or tag of the push that began the run, else the one that is checked out.
    function ref(payload, otherwise) {
        if (payload?.tag)
            return "refs/tags/" + payload.tag;
        return payload?.branch ? "refs/heads/" + payload.branch : otherwise ?? null;
    }

    // How a step ended, in the words that are used there; from its ports `done` and `error`.
    function result(done, error) {
        if (isObject(error))
            return "failure";
        if (done === "skipped")
            return "skipped";
        return done === "succeeded" ? "success" : "cancelled";
    }

    // The same for the passes of a map, of which single ones may have failed.
    function mapResult(done, error, failures) {
        return Array.isArray(failures) && failures.length > 0 ? "failure" : result(done, error);
    }

    // How a step or job counts of which a failure is no failure.
    function conclusion(done) {
        return done === "skipped" || done === "cancelled" ? done : "success";
    }

    // The outputs of several passes as those of one: of equal names the last that is not empty.
    // Passes that have failed have theirs among the failures.
    function last(results, failures) {
        const outputs = {};
        const failed = (Array.isArray(failures) ? failures : []).map(failure => failure.result);
        for (const pass of (Array.isArray(results) ? results : []).concat(failed)) {
            for (const [key, value] of Object.entries(isObject(pass) ? pass : {})) {
                if (!nothing(value) && value !== "")
                    outputs[key] = value;
            }
        }
        return outputs;
    }

    function status(failed, cancelled) {
        if (cancelled)
            return "cancelled";
        return failed ? "failure" : "success";
    }

    function refName(payload, otherwise) {
        return text(ref(payload, otherwise)).replace(/^refs\/(heads|tags)\//, "");
    }

    function refType(payload, otherwise) {
        return text(ref(payload, otherwise)).startsWith("refs/tags/") ? "tag" : "branch";
    }

    // The variables that GitHub sets for every step, as far as there is a value here; `own` are
    // those of the job. Source: docs.github.com, "Variables reference".
    function environment(run, project, own) {
        const all = {
            CI: "true",
            GITHUB_ACTIONS: "true",
            GITHUB_ACTOR: project.user,
            GITHUB_API_URL: "https://api.github.com",
            GITHUB_GRAPHQL_URL: "https://api.github.com/graphql",
            GITHUB_REF: ref(run.payload, project.ref),
            GITHUB_REF_NAME: refName(run.payload, project.ref),
            GITHUB_REF_TYPE: refType(run.payload, project.ref),
            GITHUB_REPOSITORY: project.name,
            GITHUB_REPOSITORY_OWNER: project.owner,
            GITHUB_RUN_ATTEMPT: "1",
            GITHUB_RUN_ID: run.id,
            GITHUB_SERVER_URL: "https://github.com",
            GITHUB_SHA: run.commit,
            GITHUB_TRIGGERING_ACTOR: project.user,
            RUNNER_ARCH: project.architecture,
            RUNNER_ENVIRONMENT: "self-hosted",
            RUNNER_NAME: project.computer,
            RUNNER_OS: project.system,
            RUNNER_TEMP: project.temporaryFolder,
            ...own,
        };
        const told = Object.entries(all).filter(([, value]) => !nothing(value) && value !== "");
        // Those of a pull request, which begins no run here.
        return {...Object.fromEntries(told), GITHUB_BASE_REF: "", GITHUB_HEAD_REF: ""};
    }

    return {
        all, conclusion, contains, endsWith, environment, eq, format, fromJSON, get, gt, join, last,
        mapResult, matrix, ref, refName, refType, result, runsHere, startsWith, status, test, text,
        toJSON,
        ge: (a, b) => gt(a, b) || eq(a, b),
        lt: (a, b) => gt(b, a),
        le: (a, b) => gt(b, a) || eq(a, b),
        // The event that started the run, from the id of its trigger; by hand without one.
        event: (id, byHand = "workflow_dispatch") => nothing(id) || id === "" || id === "start" ? byHand
            : text(id).replace(/_\d+$/, "").replaceAll("-", "_"),
        // The output of actions/cache: nothing when there was nothing.
        cacheHit: (hit, key) => hit ? "true" : nothing(key) || key === "" ? "" : "false",
        // The version of a tool as its action tells it.
        toolVersion: (version, prefix) => nothing(version) || version === "" ? "" : prefix + version,
        // Whether all jobs, by their results, have succeeded.
        succeeded: (...results) => results.every(ended => ended === "success"),
        // A value that only the service knows.
        absent: name => null,
        // The first of the values that is there.
        first: (...values) => values.find(v => !nothing(v)) ?? null,
        // Lists, or nothing, as one list.
        concat: (...lists) => lists.filter(Array.isArray).flat(),
        // Objects, or nothing, as one object; of equal keys the last counts.
        merge: (...objects) => Object.assign({}, ...objects.filter(isObject)),
        without: (of, ...keys) => Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key))),
    };
})()
