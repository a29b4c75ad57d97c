/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.mcp.McpServers;
import io.github.camelbedrock.status.CallStatus;
import io.github.camelbedrock.tool.Correlation;
import io.github.camelbedrock.tool.RouteTools;
import io.github.camelbedrock.tooluse.ToolCalls;
import io.github.camelbedrock.tooluse.ToolDefinition;
import io.github.camelbedrock.tooluse.ToolRegistry;
import io.github.camelbedrock.tooluse.ToolRegistry.Reach;
import io.github.camelbedrock.tooluse.ToolSet;
import io.github.camelbedrock.tooluse.ToolSets;
import io.github.camelbedrock.turn.ToolCaller;
import io.github.camelbedrock.turn.ToolLoopSettings;
import io.github.camelbedrock.turn.Turn;
import io.github.camelbedrock.turn.WarnOnce;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** The tools that the model of one endpoint may call: routes with the endpoint's tags, and those of MCP servers. */
final class EndpointTools extends ServiceSupport {

    private final ToolRegistry registry;
    private final RouteThreads threads;
    private final ToolLoopSettings options;
    private final String endpoint;
    private final CallStatus status;
    private final ToolSets sets;
    private final Map<String, Object> mcp;
    private final WarnOnce warnings = new WarnOnce();
    private @Nullable Reach reach;
    private volatile @Nullable McpServers servers;

    EndpointTools(BedrockConverseEndpoint endpoint, ToolLoopSettings options, RouteThreads threads, CallStatus status) {
        this.registry = RouteTools.registry(endpoint.getCamelContext());
        this.threads = threads;
        this.options = options;
        this.status = status;
        this.endpoint = endpoint.toString();
        Map<String, Object> given = endpoint.getToolLoop().getMcpServer();
        this.mcp = given == null ? Map.of() : given;
        this.sets = new ToolSets(registry, this::ofServers, this.endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        if (!mcp.isEmpty()) {
            McpServers opened = new McpServers(mcp, options.timeout());
            opened.start();
            servers = opened;
        }
        try {
            reach = registry.reach(endpoint, options.tags());
        } catch (IllegalStateException e) {
            closeServers();
            throw e;
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        if (reach != null) {
            reach.close();
        }
        closeServers();
        super.doStop();
    }

    private void closeServers() {
        McpServers open = servers;
        if (open != null) {
            servers = null;
            open.close();
        }
    }

    private List<ToolDefinition> ofServers() {
        McpServers open = servers;
        return open == null ? List.of() : open.tools();
    }

    /** The turn with the tools that there are now. */
    Turn offer(Turn turn, Exchange exchange) {
        ToolLoopSettings settings = turn.settings().toolLoop();
        if (settings.tags().isEmpty() && mcp.isEmpty()) {
            return turn;
        }
        ToolSet set = sets.of(settings.tags());
        if (set == ToolSet.NONE) {
            warnings.warn("No tool is offered to the model: "
                    + (settings.tags().isEmpty()
                            ? "the servers of the option mcpServer have none that can be used"
                            : "no bedrock-tool route with any of the tags " + settings.tags() + " is running"));
        }
        boolean none =
                "none".equals(turn.settings().tools().choice()); // They may be sent all the same, see ToolFields.
        ToolCaller calls = settings.manual() || none
                ? null
                : status.counted(new ToolCalls(set, settings, threads.tools(), Correlation.of(exchange)));
        return turn.withTools(set.configuration(), calls);
    }
}
