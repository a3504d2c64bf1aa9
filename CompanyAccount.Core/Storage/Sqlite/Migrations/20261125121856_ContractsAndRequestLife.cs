using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CompanyAccount.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ContractsAndRequestLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Activation",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ConcernsId",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EscalatedAt",
                table: "Requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EscalationReason",
                table: "Requests",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FeedbackEngineer",
                table: "Requests",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FeedbackKind",
                table: "Requests",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FollowsUpId",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RemindAt",
                table: "Requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WaitingUntil",
                table: "Requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FailingSince",
                table: "OutgoingMail",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RequestSearch",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    CompanyKey = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestSearch", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 1500, nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SupportContracts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Certificate = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CertificateFolded = table.Column<string>(type: "TEXT", maxLength: 1152, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ActivatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActivatedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RemindedDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupportContracts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupportContracts_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Surveys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Rating = table.Column<int>(type: "INTEGER", nullable: true),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Surveys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Surveys_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IncidentEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    YearFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IncidentEntries_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IncidentEntries_SupportContracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "SupportContracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NamedContacts",
                columns: table => new
                {
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Place = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NamedContacts", x => new { x.ContractId, x.NormalizedEmail });
                    table.ForeignKey(
                        name: "FK_NamedContacts_SupportContracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "SupportContracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_AssigneeId_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "AssigneeId", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_CompanyId_Status_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "CompanyId", "Status", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Feedback",
                table: "Requests",
                column: "Number",
                filter: "\"Category\" = 'Feedback'");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_FollowsUpId",
                table: "Requests",
                column: "FollowsUpId",
                filter: "\"FollowsUpId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Level_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "Level", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ProductId_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "ProductId", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_RemindAt",
                table: "Requests",
                column: "RemindAt",
                filter: "\"RemindAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Status_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "Status", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_SubmittedAt",
                table: "Requests",
                column: "SubmittedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Topic_SubmittedAt",
                table: "Requests",
                columns: new[] { "Topic", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_WaitingUntil",
                table: "Requests",
                column: "WaitingUntil",
                filter: "\"WaitingUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_State_CreatedAt_Id",
                table: "OutgoingMail",
                columns: new[] { "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentEntries_ContractId_At_Id",
                table: "IncidentEntries",
                columns: new[] { "ContractId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentEntries_ContractId_RequestId_Kind",
                table: "IncidentEntries",
                columns: new[] { "ContractId", "RequestId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncidentEntries_ContractId_YearFrom_Kind",
                table: "IncidentEntries",
                columns: new[] { "ContractId", "YearFrom", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentEntries_RequestId",
                table: "IncidentEntries",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_NamedContacts_PersonId",
                table: "NamedContacts",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_PersonId_Name",
                table: "SavedViews",
                columns: new[] { "PersonId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupportContracts_ActivatedAt_Id",
                table: "SupportContracts",
                columns: new[] { "ActivatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportContracts_CertificateFolded",
                table: "SupportContracts",
                column: "CertificateFolded",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupportContracts_CompanyId_ValidFrom",
                table: "SupportContracts",
                columns: new[] { "CompanyId", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportContracts_RequestId",
                table: "SupportContracts",
                column: "RequestId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupportContracts_ValidTo",
                table: "SupportContracts",
                column: "ValidTo");

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_AnsweredAt_Id",
                table: "Surveys",
                columns: new[] { "AnsweredAt", "Id" },
                filter: "\"AnsweredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_RequestId",
                table: "Surveys",
                column: "RequestId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_TokenHash",
                table: "Surveys",
                column: "TokenHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IncidentEntries");

            migrationBuilder.DropTable(
                name: "NamedContacts");

            migrationBuilder.DropTable(
                name: "RequestSearch");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "Surveys");

            migrationBuilder.DropTable(
                name: "SupportContracts");

            migrationBuilder.DropIndex(
                name: "IX_Requests_AssigneeId_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_CompanyId_Status_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Feedback",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_FollowsUpId",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Level_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_ProductId_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_RemindAt",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Status_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_SubmittedAt",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Topic_SubmittedAt",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_WaitingUntil",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMail_State_CreatedAt_Id",
                table: "OutgoingMail");

            migrationBuilder.DropColumn(
                name: "Activation",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "ConcernsId",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "EscalatedAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "EscalationReason",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "FeedbackEngineer",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "FeedbackKind",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "FollowsUpId",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "RemindAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "WaitingUntil",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "FailingSince",
                table: "OutgoingMail");
        }
    }
}
