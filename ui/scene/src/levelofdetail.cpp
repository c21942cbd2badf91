// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/levelofdetail.h>

#include <algorithm>

namespace agentops::ui::scene {

DetailLevel detailLevel(qreal scale, DetailLevel current, const DetailThresholds &thresholds)
{
    const auto plain = [&thresholds](qreal s) {
        if (s >= thresholds.full)
            return DetailLevel::Full;
        if (s >= thresholds.names)
            return DetailLevel::Names;
        if (s >= thresholds.title)
            return DetailLevel::Title;
        return s >= thresholds.block ? DetailLevel::Block : DetailLevel::Dot;
    };
    constexpr qreal kSlack = 1.04;
    if (plain(scale * kSlack) == current || plain(scale / kSlack) == current)
        return current;
    return plain(scale);
}

qreal fadeIn(qreal scale, qreal begin, qreal end)
{
    return std::clamp((scale - begin) / (end - begin), 0.0, 1.0);
}

} // namespace agentops::ui::scene
