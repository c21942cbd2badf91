// SPDX-License-Identifier: GPL-3.0-or-later
// Input: any bytes. Either there is a reason with a line of the text, or values with names that
// are written as blocks and read back as the same.
#include <agentops/nodes/commandfile.h>

#include <cstdint>
#include <cstdlib>

using namespace agentops;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<QJsonObject> values = nodes::parseCommandFile(text, u"input"_s);
    if (!values) {
        const int line = values.error().contextValue(u"line").toInt();
        if (line < 1 || line > text.count('\n') + 1)
            std::abort();
        return 0;
    }
    QByteArray written;
    for (auto it = values->begin(); it != values->end(); ++it) {
        if (it.key().isEmpty())
            std::abort();
        const QString value = it.value().toString();
        if (value.contains("\nEND"_L1) || value.startsWith("END"_L1) || value.contains(u'\r')
            || it.key().startsWith(QChar(QChar::ByteOrderMark)) || it.key().contains(u'=')
            || it.key().contains("<<"_L1))
            return 0;
        written += it.key().toUtf8() + "<<END\n" + value.toUtf8() + "\nEND\n";
    }
    const Result<QJsonObject> again = nodes::parseCommandFile(written, u"input"_s);
    if (!again || *again != *values)
        std::abort();
    return 0;
}
