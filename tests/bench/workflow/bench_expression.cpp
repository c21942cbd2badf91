// SPDX-License-Identifier: GPL-3.0-or-later
// What one expression costs: plain references, JavaScript, large values.
#include <agentops/script/sandbox.h>
#include <agentops/workflow/template.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;

namespace {

template<typename F>
void measure(const char *what, int count, F &&once)
{
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < count; ++i)
        once();
    std::printf("%-52s %9.2f us\n", what, double(timer.nsecsElapsed()) / 1000 / count);
}

QJsonObject largeValue()
{
    QJsonArray items;
    for (int i = 0; i < 9'000; ++i) {
        items.append(QJsonObject{{u"id"_s, i},
                                 {u"name"_s, u"item number %1"_s.arg(i)},
                                 {u"size"_s, i * 1.5},
                                 {u"path"_s, u"src/folder/file%1.cpp"_s.arg(i)},
                                 {u"isOk"_s, i % 2 == 0}});
    }
    return {{u"items"_s, items}, {u"total"_s, items.size()}};
}

} // namespace

int main()
{
    const QJsonObject large = largeValue();
    const QString text = QString::fromUtf8(QJsonDocument(large).toJson(QJsonDocument::Compact));
    std::printf("large value: %lld bytes as JSON\n", static_cast<long long>(text.size()));
    const auto lookup = [&](const Reference &reference) -> Result<QJsonValue> {
        if (reference.name == "large"_L1)
            return QJsonValue(large);
        if (reference.name == "text"_L1)
            return QJsonValue(text);
        return QJsonValue(7);
    };
    const ExpressionNames names({u"tests"_s, u"shell-k3x9p2"_s});
    const auto bench = [&](const char *what, int count, const QString &source) {
        measure(what, count, [&] {
            const auto parsed = Template::parse(source, names);
            if (!parsed || !parsed->evaluate(lookup))
                std::abort();
        });
    };
    measure("an engine and an empty script", 50,
            [] { (void)script::runFunction(u"return 1"_s, {}); });
    bench("plain reference", 200'000, u"{{ shell-k3x9p2.exitCode }}"_s);
    bench("plain reference into a value of 1 MB", 2'000, u"{{ tests.large.items.8000.name }}"_s);
    bench("simple expression", 20'000, u"{{ shell-k3x9p2.exitCode === 0 ? 'ok' : 'bad' }}"_s);
    bench("expression with a function", 20'000,
          u"{{ [1, 2, 3].map(x => x * tests.n).join('-') }}"_s);
    bench("one field of 1 MB", 5'000, u"{{ tests.large.total + 1 }}"_s);
    bench("one element of 1 MB", 5'000, u"{{ tests.large.items[8000].name + '!' }}"_s);
    bench("the length of a list of 1 MB", 5'000, u"{{ tests.large.items.length + 1 }}"_s);
    bench("the length of a text of 1 MB", 500, u"{{ tests.text.length + 1 }}"_s);
    bench("every element of 1 MB", 50, u"{{ tests.large.items.filter(i => i.isOk).length }}"_s);
    bench("1 MB in and out", 20, u"{{ [tests.large] }}"_s);
    return 0;
}
